import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in nn-NO. */
export const LOCALE_NN_NO: FirefoxLocale = {
  lines: [
    'Førespurnad med kryssande opphav vart blokkert: Same Origin-policyen tillèt ikkje lesing av den eksterne ressursen på {url}',
    'Cross-Origin-førespurnad vart blokkert: Same Origin-policyen tillèt ikkje lesing av den eksterne ressursen på {url}',
  ],
  warning:
    'Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at {url} soon',
  reasons: [
    'CORS avslått',
    'CORS-førespurnad lykkast ikkje',
    'CORS-header «Origin» kan ikkje leggjast til',
    'CORS-førespurnad om ekstern omdirigering ikkje tillaten',
    'CORS-førespurnad ikkje http',
    'CORS-header «@Origin» manglar',
    'fleire CORS-header ‘@Origin’ ikkje tillate',
    "CORS-header '@Origin' er ikkje '{value}'",
    'Påloggingsdetaljar vert ikkje støtta dersom CORS-headeren ‘@Origin’ er ‘*’',
    "Fann ikkje metoden i CORS-headeren '@Methods'",
    "venta 'true' i CORS-headeren '@Credentials'",
    'CORS preflight-svar lykkast ikkje',
    "ugyldig verdi '{token}' i CORS-headeren '@Methods'",
    "ugyldig verdi '{token}' i CORS-headeren '@Headers'",
    'header «{header}» er ikkje tillaten i forhold til headeren «@Headers» frå CORS preflight-svar',
    '',
  ],
};
