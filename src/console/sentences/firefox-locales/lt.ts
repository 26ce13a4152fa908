import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in lt. */
export const LOCALE_LT: FirefoxLocale = {
  lines: [
    'Užblokuota „Cross-Origin“ užklausa: tos pačios kilmės privatumo nuostatai draudžia nutolusio ištekliaus iš {url} nuskaitymą',
  ],
  warning: '',
  reasons: [
    'išjungtas CORS',
    'CORS užklausa nepavyko',
    'nepavyko pridėti CORS „Origin“ antraštės',
    'neleidžiamas CORS užklausos išorinis nukreipimas',
    'CORS užklausa ne http',
    'CORS užklausoje trūksta „@Origin“ antraštės',
    'CORS užklausos „@Origin“ antraštė neleistina',
    'CORS užklausos „@Origin“ antraštė nesutampa su „{value}“',
    'kredencialas nėra palaikomas, jei CORS antraštė „@Origin“ yra „*“',
    'CORS užklausos „@Methods“ antraštėje nerastas metodas',
    'CORS „@Methods“ antraštėje tikėtasi „true“',
    'nesuveikė CORS priešsiuntiminė užklausa',
    'netinkamas prieigos raktas „{token}“ CORS antraštėje „@Methods“',
    'netinkamas prieigos raktas „{token}“ CORS antraštėje „@Headers“',
    'antraštė „{header}“ nėra leidžiama atsižvelgiant į antraštę „@Headers“ iš CORS priešsiuntiminės užklausos',
    '',
  ],
};
