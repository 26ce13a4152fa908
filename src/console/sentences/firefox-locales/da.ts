import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in da. */
export const LOCALE_DA: FirefoxLocale = {
  lines: [
    'Forespørgsel til fremmed websted blokeret: Politikken for samme oprindelse tillader ikke læsning af fjernressourcen {url}',
    'Forespørgsel til fremmed websted blokeret: Politikken for samme oprindelse tillader ikke læsning af fjernressourcen på {url}',
  ],
  warning:
    'Advarsel om forespørgsel til fremmed websted: Politikken "samme oprindelse" (Same Origin Policy) vil snart forbyde indlæsning af fjernressourcen fra {url}',
  reasons: [
    'CORS er deaktiveret',
    'CORS-forespørgslen mislykkedes',
    "CORS-headeren 'Origin' kan ikke tilføjes",
    'eksterne redirects af CORS-forespørgsler er ikke tilladt',
    'CORS-forespørgsel er ikke http',
    "CORS-headeren '@Origin' findes ikke",
    "Multiple CORS-header '@Origin' er ikke tilladt",
    "CORS-headeren '@Origin' matcher ikke '{value}'",
    "Credential understøttes ikke, hvis CORS-header '@Origin' er '*'",
    "Metoden kunne ikke findes i CORS-headeren '@Methods'",
    "forventede 'true' i CORS-headeren '@Credentials'",
    'CORS preflight-svar mislykkedes',
    "ugyldigt token '{token}' i CORS-headeren '@Methods'",
    "ugyldigt token '{token}' i CORS-headeren '@Headers'",
    "headeren '{header}' er ikke tilladt ifølge headeren '@Headers' fra CORS preflight-svar",
    "Begrundelsen er, at headeren 'Authorization' ikke er dækket når '@Headers' er '*'. For at inkludere 'Authorization'-headeren skal den eksplicit nævnes i CORS-headeren '@Headers'",
  ],
};
