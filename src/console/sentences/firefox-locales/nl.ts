import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in nl. */
export const LOCALE_NL: FirefoxLocale = {
  lines: [
    'Cross-Origin-aanvraag geblokkeerd: de Same Origin Policy staat het lezen van de externe bron op {url} niet toe',
    'Origin-aanvraag geblokkeerd: de Same Origin Policy staat het lezen van de externe bron op {url} niet toe',
  ],
  warning:
    'Cross-Origin Request-waarschuwing: het beleid Same Origin staat binnenkort het lezen van de externe bron op {url} niet meer toe',
  reasons: [
    'CORS is uitgeschakeld',
    'CORS-aanvraag is niet gelukt',
    '‘Origin’ van CORS-header kan niet worden toegevoegd',
    'externe omleiding van CORS-aanvraag niet toegestaan',
    'CORS-aanvraag is geen http',
    'CORS-header ‘@Origin’ ontbreekt',
    'meerdere CORS-headers ‘@Origin’ niet toegestaan',
    'CORS-header ‘@Origin’ komt niet overeen met ‘{value}’',
    'credential/referentie wordt niet ondersteund als de CORS-header ‘@Origin’ ‘*’ is',
    'de methode in CORS-header ‘@Methods’ werd niet gevonden',
    '‘true’ verwacht in CORS-header ‘@Credentials’',
    'CORS-preflight-antwoord is niet gelukt',
    'ongeldig token ‘{token}’ in CORS-header ‘@Methods’',
    'ongeldig token ‘{token}’ in CORS-header ‘@Headers’',
    'header ‘{header}’ is volgens header ‘@Headers’ van het CORS-preflight-antwoord niet toegestaan',
    'wanneer de ‘@Headers’ een ‘*’ is, wordt de ‘Authorization’-koptekst niet gedekt. Om de ‘Authorization’-koptekst op te nemen, dient deze expliciet te worden vermeld in de CORS-koptekst ‘@Headers’',
  ],
};
