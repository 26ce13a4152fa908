import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in de. */
export const LOCALE_DE: FirefoxLocale = {
  lines: [
    'Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf {url}',
  ],
  warning:
    'Warnung für quellübergreifende (Cross-Origin) Anfrage: Die Gleiche-Quelle-Regel wird das Lesen der externen Ressource auf {url} bald verbieten',
  reasons: [
    'CORS deaktiviert',
    'CORS-Anfrage schlug fehl',
    "CORS-Kopfzeile 'Origin' konnte nicht hinzugefügt werden",
    'Externe Weiterleitung der CORS-Anfrage verboten',
    'CORS-Anfrage war nicht http',
    "CORS-Kopfzeile '@Origin' fehlt",
    "Es darf nur ein eine CORS-Kopfzeile '@Origin' verwendet werden",
    "CORS-Kopfzeile '@Origin' stimmt nicht mit '{value}' überein",
    "Berechtigung/Credential wird nicht unterstützt, wenn die CORS-Kopfzeile '@Origin' auf '*' gesetzt ist",
    "Methode nicht in CORS-Kopfzeile '@Methods' gefunden",
    "'true' in CORS-Kopfzeile '@Credentials' erwartet",
    'CORS-Preflight-Antwort schlug fehl',
    "ungültiges Token '{token}' in CORS-Kopfzeile '@Methods'",
    "ungültiges Token '{token}' in CORS-Kopfzeile '@Headers'",
    "Kopfzeile '{header}' ist aufgrund der Kopfzeile '@Headers' aus der CORS-Preflight-Antwort nicht zulässig",
    "Wenn '@Headers' den Wert '*' hat, wird die 'Authorization'-Kopfzeile nicht eingeschlossen. Um die 'Authorization'-Kopfzeile einzuschließen, muss sie explizit in der CORS-Kopfzeile '@Headers' aufgeführt werden",
  ],
};
