import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in zh-CN. */
export const LOCALE_ZH_CN: FirefoxLocale = {
  lines: ['已拦截跨源请求：同源策略禁止读取位于 {url} 的远程资源。'],
  warning: '跨源请求警告：同源策略即将禁止读取位于 {url} 的远程资源。',
  reasons: [
    'CORS 未启用',
    'CORS 请求未能成功',
    "无法添加 CORS ‘Origin' 头",
    '不允许 CORS 请求外部重定向',
    'CORS 请求不是 http',
    "CORS 头缺少 '@Origin'",
    "不允许有多个 '@Origin' CORS 头",
    "CORS 头 '@Origin' 不匹配 '{value}'",
    '凭据不支持，如果 CORS 头 ‘@Origin’ 为 ‘*’',
    "找不到 CORS 头中的 '@Methods'",
    "CORS 头中的 '@Credentials' 预期为 'true'",
    'CORS 预检响应未能成功',
    "CORS 头 '@Methods' 中的令牌 '{token}' 无效",
    "CORS 头 '@Headers' 中的令牌 '{token}' 无效",
    "CORS 预检响应的 '@Headers'，不允许使用头 '{header}'",
    '当“@Headers”为“*”时，“Authorization”头并未被包含。若要包含“Authorization”头，则须在 CORS 头“@Headers”中明确列出',
  ],
};
