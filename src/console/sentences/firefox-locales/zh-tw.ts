import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in zh-TW. */
export const LOCALE_ZH_TW: FirefoxLocale = {
  lines: [
    '已封鎖跨來源請求: 同源政策不允許讀取 {url} 的遠端資源。',
    '已封鎖跨來源請求：同源政策不允許讀取 {url} 的遠端資源。',
  ],
  warning: '跨來源請求警告：同源政策即將不允許讀取位於 {url} 的遠端資源。',
  reasons: [
    '已停用 CORS',
    'CORS 請求未成功',
    "無法新增 CORS 'Origin' 檔頭",
    '不允許 CORS 請求被重導到外部',
    'CORS 請求未使用 http 通訊協定',
    "缺少 CORS '@Origin' 檔頭",
    '不允許有多個「@Origin」CORS 標頭',
    "CORS '@Origin' 檔頭不符合「{value}」",
    "CORS '@Origin' 設定為「*」時不支援使用帳號密碼",
    "CORS '@Methods' 檔頭中找不到方法",
    "CORS '@Credentials' 檔頭應為 'true'",
    'CORS preflight 回應並未成功',
    'CORS「@Methods」檔頭中的 token「{token}」無效',
    'CORS「@Headers」檔頭中的 token「{token}」無效',
    "根據 CORS preflight 回應的 '@Headers' 內容，不允許使用檔頭「{header}」",
    '「@Headers」為「*」時，還不包含「Authorization」標頭。若要包含「Authorization」標頭，必須在「@Headers」當中明確列出',
  ],
};
