import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in ja. */
export const LOCALE_JA: FirefoxLocale = {
  lines: [
    'クロスオリジン要求をブロックしました: 同一生成元ポリシーにより、 {url} にあるリモートリソースの読み込みは拒否されます',
  ],
  warning:
    'クロスオリジン要求警告: 同一生成元ポリシーにより、間もなく {url} にあるリモートリソースの読み込みは拒否されるようになります。',
  reasons: [
    'CORS が無効',
    'CORS 要求が成功しなかった',
    'CORS ヘッダー ‘Origin’ を追加できなかった',
    'CORS 要求の外部リダイレクトは許可されない',
    'CORS 要求が http でない',
    'CORS ヘッダー ‘@Origin’ が足りない',
    '複数の CORS ヘッダー ‘@Origin’ は許可されない',
    'CORS ヘッダー ‘@Origin’ が ‘{value}’ と異なる',
    'CORS ヘッダー ‘@Origin’ が ‘*’ である場合、認証情報はサポートされない',
    'CORS ヘッダー ‘@Methods’ にメソッドが見つからない',
    'CORS ヘッダー ‘@Credentials’ は ‘true’ であるべき',
    'CORS プリフライト応答が継承されていない',
    'CORS ヘッダー ‘@Methods’ に不正なトークン ‘{token}’ が含まれる',
    'CORS ヘッダー ‘@Headers’ に不正なトークン ‘{token}’ が含まれる',
    'CORS プリフライト応答からのヘッダー ‘@Headers’ によりヘッダー ‘{header}’ が許可されていない',
    '`@Headers` が `*` の場合でも `Authorization` ヘッダーは対象にならない。`Authorization` ヘッダーを含めるには、CORS ヘッダー `@Headers` に明示的に列挙する必要がある',
  ],
};
