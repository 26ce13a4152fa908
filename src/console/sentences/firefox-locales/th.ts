import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in th. */
export const LOCALE_TH: FirefoxLocale = {
  lines: ['คำขอ Cross-Origin ถูกปิดกั้น: นโยบาย Same Origin ไม่อนุญาตให้อ่านทรัพยากรระยะไกลที่ {url}'],
  warning: 'คำเตือนเกี่ยวกับคำขอ Cross-Origin: นโยบาย Same Origin จะไม่อนุญาตการอ่านทรัพยากรระยะไกลที่ {url} ในอีกไม่ช้า',
  reasons: [
    'CORS ปิดใช้งานอยู่',
    'คำขอ CORS ไม่สำเร็จ',
    'ไม่สามารถเพิ่มเฮดเดอร์ CORS ‘Origin’ ได้',
    'ไม่อนุญาตให้มีการเปลี่ยนเส้นทางภายนอกสำหรับคำขอ CORS',
    'คำขอ CORS ไม่ใช่ http',
    'เฮดเดอร์ CORS ‘@Origin’ ขาดหายไป',
    'ไม่อนุญาตให้มีเฮดเดอร์ CORS ‘@Origin’ หลายอัน',
    'เฮดเดอร์ CORS ‘@Origin’ ไม่ตรงกับ ‘{value}’',
    'ไม่รองรับข้อมูลประจำตัวหากเฮดเดอร์ CORS ‘@Origin’ เป็น ‘*’',
    'ไม่พบเมธอดในเฮดเดอร์ CORS ‘@Methods’',
    'ต้องการค่า ‘true’ ในเฮดเดอร์ CORS ‘@Credentials’',
    'การตอบสนอง CORS preflight ไม่สำเร็จ',
    'โทเค็น ‘{token}’ ไม่ถูกต้องในเฮดเดอร์ CORS ‘@Methods’',
    'โทเค็น ‘{token}’ ไม่ถูกต้องในเฮดเดอร์ CORS ‘@Headers’',
    'ไม่อนุญาตให้ใช้เฮดเดอร์ ‘{header}’ ตามเฮดเดอร์ ‘@Headers’ จากการตอบกลับในการตอบสนอง CORS preflight',
    'เมื่อ `@Headers` เป็น `*` เฮดเดอร์ `Authorization` จะไม่ถูกปกคลุม หากต้องการรวมเฮดเดอร์ `Authorization` เฮดเดอร์นั้นจะต้องอยู่ในรายชื่ออย่างชัดเจนในเฮดเดอร์ CORS `@Headers`',
  ],
};
