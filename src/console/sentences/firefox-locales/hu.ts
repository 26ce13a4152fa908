import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in hu. */
export const LOCALE_HU: FirefoxLocale = {
  lines: [
    'Cross-Origin kérés blokkolva: Az azonos eredet házirend nem engedélyezi a távoli erőforrás olvasását innen: {url}',
  ],
  warning:
    'Cross-Origin kérési figyelmeztetés: Az azonos eredet házirend hamarosan nem fogja engedélyezni a távoli erőforrás olvasását itt: {url}',
  reasons: [
    'a CORS kikapcsolva',
    'A CORS kérés sikertelen volt',
    'Az „Origin” CORS fejléc nem adható hozzá',
    'A CORS kérés külső átirányítása nem engedélyezett',
    'A CORS kérés nem HTTP',
    'Az „@Origin” CORS fejléc hiányzik',
    'Nem engedélyezett a több „@Origin” CORS fejléc használata',
    'Az „@Origin” CORS fejléc nem egyezik ezzel: „{value}”',
    'A hitelesítési adat nem támogatott, ha az „@Credentials” CORS fejléc értéke „*”',
    'Nem található az „@Methods” CORS fejléc',
    'Az „@Credentials” CORS fejlécben a várt érték a „true”',
    'A CORS előzetes válasz sikertelen',
    'Az „@Methods” CORS fejlécben érvénytelen „{token}” jelsor van',
    'Az „@Headers” CORS fejlécben érvénytelen „{token}” jelsor van',
    'A CORS előzetes válaszban szereplő „@Headers” fejléc alapján a(z) „{header}” fejléc nem engedélyezett',
    'Ha az `@Headers` értéke `*`, akkor az nem vonatkozik az `Authorization` fejlécre. Hogy belevegye az `Authorization` fejlécet, explicite fel kell sorolnia az `@Headers` CORS-fejlécben',
  ],
};
