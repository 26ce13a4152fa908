/** Captures that show the panel's states, written as HTTP text (see test/support/http-text.ts). */

/** A front end and its broken API, as people meet them: everything the detail can show. */
export const EVERYDAY = `
OPTIONS http://localhost:8000/api/tasks/42
@time 6
@request-id 1
Origin: http://localhost:3000
Access-Control-Request-Method: PUT
Access-Control-Request-Headers: content-type

404 Not Found
X-Powered-By: Express
Content-Type: text/html; charset=utf-8
Content-Length: 154
---
PUT http://localhost:8000/api/tasks/42
@start 1
@error net::ERR_FAILED
@from http://localhost:3000/src/api/client.js:42:7 saveTask
Content-Type: application/json
Cookie: session=0123456789abcdef

{"title":"Write tests","done":false}
---
GET http://localhost:8000/api/me
@error net::ERR_FAILED
@time 12
@from http://localhost:3000/src/session.js:9:3 loadUser
Origin: http://localhost:3000
Cookie: session=0123456789abcdef
Sec-Fetch-Mode: cors

200 OK
X-Powered-By: Express
Access-Control-Allow-Origin: *
Content-Type: application/json
---
OPTIONS http://localhost:8000/api/reports?range=30d
@start 40
@request-id 3
Origin: http://localhost:3000
Access-Control-Request-Method: POST
Access-Control-Request-Headers: authorization,content-type,x-trace-id

204 No Content
X-Powered-By: Express
Access-Control-Allow-Origin: http://localhost:3000
Access-Control-Allow-Methods: GET, HEAD
Access-Control-Allow-Headers: content-type
Vary: Origin
---
POST http://localhost:8000/api/reports?range=30d
@start 41
@error net::ERR_FAILED
@from http://localhost:3000/src/reports.js:118:20 export
Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.e30.ZRrHA1JJJW8opsbCGfG_HACGpVUMN_a9IV7pAx_Zmeo
Content-Type: application/json
X-Trace-Id: 7f1d
---
GET http://localhost:9000/v1/rates
@start 50
@error net::ERR_CONNECTION_REFUSED
@time 2
@from http://localhost:3000/src/rates.js:5:1 load
Referer: http://localhost:3000/
---
GET http://localhost:8000/api/tasks
@start 60
@time 18
@from http://localhost:3000/src/api/client.js:12:7 listTasks
Origin: http://localhost:3000
Sec-Fetch-Mode: cors

200 OK
X-Powered-By: Express
Access-Control-Allow-Origin: http://localhost:3000
Content-Type: application/json
X-Total-Count: 311
---
GET https://cdn.example.com/fonts/inter.woff2
@start 70
@type font
@error net::ERR_FAILED
@initiator parser
Origin: http://localhost:3000
Sec-Fetch-Mode: cors
Sec-Fetch-Dest: font

200 OK
Server: nginx/1.26.2
Content-Type: font/woff2
---
GET https://api.example.com/v2/profile
@start 80
@from http://localhost:3000/src/profile.js:7:1 load
Origin: http://localhost:3000
Sec-Fetch-Mode: cors

302 Found
Location: https://login.example.net/authorize?next=/v2/profile
Access-Control-Allow-Origin: http://localhost:3000
---
GET https://login.example.net/authorize?next=/v2/profile
@start 95
@error net::ERR_FAILED
@from http://localhost:3000/src/profile.js:7:1 load
Origin: null
Sec-Fetch-Mode: cors

200 OK
Server: gunicorn
Content-Type: text/html; charset=utf-8
---
OPTIONS https://api.example.com/v2/search
@start 110
@request-id 9
@time 31
Origin: http://localhost:3000
Access-Control-Request-Method: POST
Access-Control-Request-Headers: content-type

204 No Content
Access-Control-Allow-Origin: http://localhost:3000
Access-Control-Allow-Methods: POST
Access-Control-Allow-Headers: content-type
Access-Control-Max-Age: 600
Vary: Origin
---
POST https://api.example.com/v2/search
@start 109
@time 90
@from http://localhost:3000/src/search.js:31:5 search
Origin: http://localhost:3000
Content-Type: application/json
Sec-Fetch-Mode: cors

200 OK
Access-Control-Allow-Origin: http://localhost:3000
Content-Type: application/json
Vary: Origin
---
POST https://api.example.com/v2/search
@start 900
@time 44
@from http://localhost:3000/src/search.js:31:5 search
Origin: http://localhost:3000
Content-Type: application/json
Sec-Fetch-Mode: cors

200 OK
Access-Control-Allow-Origin: http://localhost:3000
Content-Type: application/json
Vary: Origin
---
GET https://images.example.com/avatar/42.png
@start 950
@type image
@initiator parser
Referer: http://localhost:3000/
Sec-Fetch-Mode: no-cors

200 OK
Content-Type: image/png
---
GET https://auth.example.com/token
@start 1000
@error net::ERR_FAILED
@from http://localhost:3000/src/session.js:40:9 refresh
Origin: http://localhost:3000
Sec-Fetch-Mode: cors

200 OK
Server: Kestrel
Access-Control-Allow-Origin: http://localhost:3000
Access-Control-Allow-Origin: https://app.example.com
Content-Type: application/json
`;

/** What a hostile page or server may send: it stays text, on its line, and nothing breaks. */
export const HOSTILE = `
GET https://api.example.com/%3Cscript%3Ealert(1)%3C/script%3E?q=<img/src=x/onerror=alert(1)>
@error net::ERR_FAILED
@from https://app.example.com/\u202egnp.js:1:1 evil
Origin: https://app.example.com
X-Very-Long: ${'long-'.repeat(400)}
X-Reversed: \u202etxt.exe\u202c after

200 OK
Access-Control-Allow-Origin: https://app.example.com\u202e\u0007<b>bold</b>, https://other.example
Server: nginx \u0000\u0001 ${'x'.repeat(300)}
---
GET https://${'sub.'.repeat(30)}example.com/${'deep/'.repeat(120)}end?query=${'value'.repeat(200)}
@error net::ERR_FAILED
Origin: https://app.example.com
Sec-Fetch-Mode: cors

500 Internal Server Error
Content-Type: text/plain
---
GET https://xn--mgbh0fb.example/مرحبا/عالم
@error net::ERR_FAILED
Origin: https://app.example.com
Sec-Fetch-Mode: cors

200 OK
Access-Control-Allow-Origin: https://مثال.example
`;
