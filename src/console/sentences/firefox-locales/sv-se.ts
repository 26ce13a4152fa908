import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in sv-SE. */
export const LOCALE_SV_SE: FirefoxLocale = {
  lines: [
    'Cross-Origin begäran blockerad: Same-Origin policyn tillåter inte läsningar av fjärresurs på {url}',
    'Cross-Origin begäran blockerad: Samma ursprungspolicy tillåter inte läsning av fjärrresursen på {url}',
  ],
  warning:
    'Varning Cross-Origin begäran: Samma ursprungspolicy kommer att förbjuda läsning av fjärrresursen på {url} snart',
  reasons: [
    'CORS inaktiverad',
    'CORS-begäran lyckades inte',
    'CORS-huvudet ‘Origin’ kan inte läggas till',
    'CORS begäran tillåter inte omdirigering externt',
    'CORS begäran inte http',
    "CORS-rubrik '@Origin' saknas",
    'Fler CORS header ‘@Origin’ är inte tillåtna',
    "CORS header '@Origin' matchar inte '{value}'",
    'Autentiseringsuppgifter stöds inte om CORS header ‘@Origin’ är ‘*’',
    "Hittade inte metoden i CORS header '@Methods'",
    "förväntade 'true' i CORS header '@Credentials'",
    'CORS preflight-svar lyckades inte',
    "ogiltigt tecken '{token}' i CORS header '@Methods'",
    "ogiltigt tecken '{token}' i CORS header '@Headers'",
    'header ‘{header}’ är inte tillåten enligt header ‘@Headers’ från CORS preflight-svar',
    'När "@Headers" är "*", täcks inte "Authorization"-huvudet. För att inkludera "Authorization"-huvudet måste det uttryckligen anges i CORS-huvudet "@Headers"',
  ],
};
