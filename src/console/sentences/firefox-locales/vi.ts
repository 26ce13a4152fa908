import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in vi. */
export const LOCALE_VI: FirefoxLocale = {
  lines: [
    'Yêu cầu Cross-Origin đã bị chặn: Same Origin Policy không cho phép đọc tài nguyên từ xa ở {url}',
    'Yêu cầu Cross-Origin bị chặn: Chính sách Same Origin không cho phép đọc tài nguyên từ xa tại {url}',
    'Yêu cầu Cross-Origin bị chặn: Chính sách Same Origin không cho phép đọc tài nguyên từ xa ở {url}',
  ],
  warning:
    'Cảnh báo yêu cầu Cross-Origin: Same Origin Policy sẽ không cho phép đọc tài nguyên từ xa tại {url} trong tương lai',
  reasons: [
    'CORS bị vô hiệu hóa',
    'Yêu cầu CORS không thành công',
    'Không thể thêm CORS header ‘Origin’',
    'CORS yêu cầu chuyển hướng bên ngoài không được cho phép',
    'CORS yêu cầu không http',
    'CORS header thiếu ‘@Origin’',
    'Nhiều CORS header ‘@Origin’ không được cho phép',
    'CORS header ‘@Origin’ không khớp với ‘{value}’',
    'Chứng chỉ không được hỗ trợ nếu CORS header ‘@Origin’ là ‘*’',
    'Không tìm thấy phương thức trong CORS header ‘@Methods’',
    'phải là giá trị ‘true’ trong CORS header ‘@Credentials’',
    'CORS preflight phản hồi không thành công',
    'token ‘{token}’ không hợp lệ trong CORS header ‘@Methods’',
    'token ‘{token}’ không hợp lệ trong CORS header ‘@Headers’',
    'header ‘{header}’ không được phép theo header ‘@Headers’ từ CORS preflight response',
    'Khi `@Headers` là `*`, header `Authorization` sẽ không được bao gồm. Để thêm header `Authorization`, nó phải được liệt kê rõ ràng trong header CORS `@Headers`',
  ],
};
