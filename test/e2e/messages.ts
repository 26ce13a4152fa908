import { FIREFOX, harOf } from '../support/http-text.ts';

/** A message of Chrome about an address that no log has. */
export const ELSEWHERE =
  "Access to fetch at 'https://shop.example/api/cart' from origin 'https://app.example' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.";

/** One of Firefox, which does not name the origin. */
export const OF_FIREFOX =
  'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://shop.example/api/stock. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 502.';

/** The same in German, as it is worded where no word of English is left. */
export const IN_GERMAN =
  "Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf https://shop.example/api/stock. (Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin' fehlt). Statuscode: 502.";

/** What is no matter of CORS. */
export const NOT_CORS = 'GET https://down.example/ net::ERR_CONNECTION_REFUSED';

/** Three requests that Firefox recorded, two of them blocked. */
export const HAR_OF_FIREFOX = JSON.stringify(
  harOf(
    `
GET https://shop.example/api/stock
Origin: https://app.example
Sec-Fetch-Mode: cors

200 OK
---
GET https://shop.example/api/prices
Origin: https://app.example
Sec-Fetch-Mode: cors

200 OK
Access-Control-Allow-Origin: https://other.example
---
GET https://shop.example/api/open
Origin: https://app.example
Sec-Fetch-Mode: cors

200 OK
Access-Control-Allow-Origin: https://app.example
Vary: Origin`,
    FIREFOX,
  ),
);

/** A page's own code: lets a file fall onto the panel, or pastes a text, as the browser's own events do. Firefox takes the text of a paste under other names. */
export const drop = (name: string, content: string): string => dropFiles([[name, content]]);

/** The same with several files at once: names and contents. They fall once the panel says that it takes what is held over it. */
export const dropFiles = (
  files: readonly (readonly [name: string, content: string])[],
): string => `(async () => {
  const dataTransfer = new DataTransfer();
  for (const [name, content] of ${JSON.stringify(files)}) dataTransfer.items.add(new File([content], name));
  const isTaken = (type) =>
    !document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  while (!isTaken('dragover')) await new Promise((done) => setTimeout(done, 20));
  return isTaken('drop');
})()`;

export const paste = (text: string): string => `(() => {
  const clipboardData = new DataTransfer();
  const text = ${JSON.stringify(text)};
  clipboardData.setData('text/plain', text);
  (document.activeElement ?? document.body).dispatchEvent(
    new ClipboardEvent('paste', {
      clipboardData, data: text, dataType: 'text/plain', bubbles: true, cancelable: true,
    }));
  return true;
})()`;

/** As DevTools shows and copies the headers of a request. */
export const HEADERS = `Request URL: https://api.example/orders
Request Method: GET
Status Code: 200 OK
Response Headers
access-control-allow-origin: https://shop.example
content-type: application/json
Request Headers
origin: https://app.example
sec-fetch-mode: cors`;
