import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in it. */
export const LOCALE_IT: FirefoxLocale = {
  lines: [
    'Bloccata richiesta multiorigine (cross-origin): il criterio di corrispondenza dell’origine non consente la lettura della risorsa remota da {url}',
  ],
  warning:
    'Avviso richiesta multiorigine (cross-origin): il criterio di corrispondenza dell’origine presto bloccherà la lettura della risorsa remota da {url}',
  reasons: [
    'CORS disattivato',
    'richiesta CORS non riuscita',
    'impossibile aggiungere l’header CORS “origin”',
    'redirect non consentito per richiesta CORS esterna',
    'richiesta CORS non http',
    'header CORS “@Origin” mancante',
    'header CORS “@Origin” multipli non consentiti',
    'header CORS “@Origin” non corrisponde a “{value}”',
    'le credenziali non sono supportate se l’header CORS “@Origin” è “*”',
    'metodo “@Methods” non trovato in header CORS',
    'previsto “true” in header CORS “@Credentials”',
    'risposta CORS preliminare (“preflight”) non riuscita',
    'token “{token}” non valido in header CORS “@Methods”',
    'token “{token}” non valido in header CORS “@Headers”',
    'l’header “{header}” non è consentito a causa dell’header “@Headers” nella risposta CORS preliminare (“preflight”',
    'se il valore di “@Headers” è “*”, l’intestazione “Authorization” non è inclusa. Per includere l’intestazione “Authorization”, questa deve essere esplicitamente elencata nell’intestazione CORS “@Headers”',
  ],
};
