import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in pl. */
export const LOCALE_PL: FirefoxLocale = {
  lines: [
    'Zablokowano żądanie do zasobu innego pochodzenia: zasady „Same Origin Policy” nie pozwalają wczytywać zdalnych zasobów z {url}',
  ],
  warning:
    'Ostrzeżenie żądania do zasobu innego pochodzenia: zasady „Same Origin Policy” wkrótce przestaną pozwalać wczytywać zdalne zasoby z {url}',
  reasons: [
    'wyłączone CORS',
    'nieudane żądanie CORS',
    'nie można dodać nagłówka CORS „Origin”',
    'niedozwolone zdalne przekierowanie żądania CORS',
    'żądanie CORS inne niż HTTP',
    'brakujący nagłówek CORS „@Origin”',
    'niedozwolone powtórzenie nagłówka CORS „@Origin”',
    'nagłówek CORS „@Origin” nie pasuje do „{value}”',
    'uwierzytelnianie nie jest obsługiwane, jeżeli nagłówek CORS „@Origin” to „*”',
    'metoda nie odnaleziona w nagłówku CORS „@Methods”',
    'oczekiwano „true” w nagłówku CORS „@Credentials”',
    'żądanie CORS OPTIONS się nie powiodło',
    'nieprawidłowy token „{token}” w nagłówku CORS „@Methods”',
    'nieprawidłowy token „{token}” w nagłówku CORS „@Headers”',
    'niedozwolony nagłówek „{header}” według nagłówka „@Headers” w odpowiedzi „preflight” CORS',
    'kiedy „@Headers” ma wartość „*”, nagłówek „Authorization” nie jest uwzględniany. Aby dołączyć nagłówek „Authorization”, musi on być bezpośrednio wymieniony w nagłówku CORS „@Headers”',
  ],
};
