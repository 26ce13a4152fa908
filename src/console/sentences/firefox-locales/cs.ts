import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in cs. */
export const LOCALE_CS: FirefoxLocale = {
  lines: [
    'Cross-Origin požadavek byl zablokován: Same Origin zásada neumožňuje načtení vzdáleného zdroje na {url}',
    'Zablokován požadavek Cross-Origin: zásada stejného původu neumožňuje načítání vzdáleného zdroje {url}',
    'Cross-Origin požadavek byl zablokován: Same Origin zásada nepovoluje načtení vzdáleného zdroje na {url}',
    'Žádost Cross-Origin zablokována: zásada stejného původu neumožňuje načtení vzdáleného zdroje na {url}',
    'Zablokován požadavek Cross-Origin: zásada rovného původu neumožňuje načítání vzdáleného zdroje {url}',
  ],
  warning:
    'Upozornění na požadavek Cross-Origin: Zásady stejného původu brzy znemožní čtení vzdáleného prostředku na adrese {url}',
  reasons: [
    'CORS je vypnutý',
    'požadavek CORS nebyl úspěšný',
    'Nelze přidat CORS hlavičku ‘Origin’',
    'Externí přesměrování CORS požadavku není povoleno',
    'požadavek CORS není http',
    'chybí hlavička CORS ‘@Origin‘',
    "vícenásobná hlavička '@Origin'",
    "hlavička CORS '@Origin' neodpovídá „{value}“",
    'Ověření není podporováno, pokud CORS je ‘@Origin’ hlavička ‘*’',
    "nepodařilo se najít '@Methods' v hlavičce CORS",
    "v hlavičce CORS '@Credentials' očekáváno 'true'",
    'odpověd CORS preflight nebyla úspěšná',
    "neplatný token „{token}“ v hlavičce CORS '@Methods'",
    "neplatný token „{token}“ v hlavičce CORS '@Headers'",
    'podle hlavičky ‘@Headers’ z odpovědi CORS preflight není hlavička ‘{header}’ povolena',
    'Pokud je `@Headers` `*`, není zahrnuta hlavička `Authorization`. Chcete-li zahrnout hlavičku `Authorization`, musí být explicitně uvedena v hlavičce CORS `@Headers`',
  ],
};
