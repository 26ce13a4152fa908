import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastedHar } from '../../../src/exchange/reading/read-pasted.ts';

interface Entry {
  readonly request: { readonly method: string; readonly url: string; readonly headers: readonly object[] };
  readonly response: { readonly status: number; readonly headers: readonly object[] };
}

const entriesIn = (text: string): readonly Entry[] => {
  const har = pastedHar(text);
  return har === null ? [] : (JSON.parse(har) as { log: { entries: Entry[] } }).log.entries;
};

const ASKED = 'https://api.shop.test/v2/orders';

describe('headers that were pasted', () => {
  it('are read as DevTools shows them', () => {
    const text = `Request URL: ${ASKED}
Request Method: OPTIONS
Status Code: 404 Not Found
Remote Address: 203.0.113.7:443

Response Headers
content-type: text/html
Request Headers
Access-Control-Request-Method: PUT
Origin: https://www.shop.test`;
    expect(entriesIn(text)).toMatchObject([
      {
        request: {
          method: 'OPTIONS',
          url: ASKED,
          headers: [{ name: 'Access-Control-Request-Method', value: 'PUT' }, { name: 'Origin' }],
        },
        response: { status: 404, headers: [{ name: 'content-type' }] },
      },
    ]);
  });

  it('are read where names and values stand on lines of their own', () => {
    const text = `Request URL\n${ASKED}\nRequest Method\nGET\nStatus Code\n200 OK\naccess-control-allow-origin\nhttps://shop.test\norigin\nhttps://www.shop.test`;
    expect(entriesIn(text)).toMatchObject([
      {
        request: { method: 'GET', url: ASKED, headers: [{ name: 'origin', value: 'https://www.shop.test' }] },
        response: {
          status: 200,
          headers: [{ name: 'access-control-allow-origin', value: 'https://shop.test' }],
        },
      },
    ]);
  });

  it('are read as curl -v prints them', () => {
    const text = `$ curl -v -H 'Origin: https://www.shop.test' ${ASKED}
*   Trying 203.0.113.7:443...
* SSL connection using TLSv1.3
> GET /v2/orders HTTP/2
> Host: api.shop.test
> Origin: https://www.shop.test
>
< HTTP/2 401
< www-authenticate: Bearer
<`;
    expect(entriesIn(text)).toMatchObject([
      { request: { method: 'GET', url: ASKED }, response: { status: 401 } },
    ]);
  });

  it('are several exchanges where several requests stand in the text', () => {
    const one = (method: string, status: number) =>
      `Request URL: ${ASKED}\nRequest Method: ${method}\nStatus Code: ${status}\nOrigin: https://www.shop.test\n`;
    expect(entriesIn(one('OPTIONS', 204) + one('PUT', 500))).toMatchObject([
      { request: { method: 'OPTIONS' }, response: { status: 204 } },
      { request: { method: 'PUT' }, response: { status: 500 } },
    ]);
  });

  it('are one exchange where DevTools repeats its first lines in the sections', () => {
    const text = `General:
Request URL: ${ASKED}
Request Method: OPTIONS
Status Code: 302 Found
Response Headers:
HTTP/1.1 302 Found
Location: https://login.shop.test/
Request Headers:
OPTIONS /v2/orders HTTP/1.1
Host: api.shop.test
Access-Control-Request-Method: PUT
Origin: https://www.shop.test`;
    expect(entriesIn(text)).toMatchObject([
      {
        request: { method: 'OPTIONS', url: ASKED, headers: { length: 3 } },
        response: { status: 302, headers: [{ name: 'Location' }] },
      },
    ]);
  });

  it('are read as Safari lists them', () => {
    const text = `Summary\nURL: ${ASKED}\nStatus: 403\nSource: Network\n\nRequest\nOPTIONS /v2/orders HTTP/1.1\nAccess-Control-Request-Method: PUT\nOrigin: capacitor://localhost\n\nResponse\nHTTP/1.1 403\nVary: Origin`;
    expect(entriesIn(text)).toMatchObject([
      { request: { method: 'OPTIONS', url: ASKED }, response: { status: 403, headers: [{ name: 'Vary' }] } },
    ]);
  });

  it('are read as Firefox lists the parts of the address', () => {
    const text = `OPTIONS\n\t\nscheme\n\thttps\nhost\n\tapi.shop.test\nfilename\n\t/v2/orders\nStatus\n405\nMethod Not Allowed\nVersion\nHTTP/2\n\t\nallow\n\tGET\n\t\nAccess-Control-Request-Method\n\tPUT\nOrigin\n\thttps://www.shop.test`;
    expect(entriesIn(text)).toMatchObject([
      { request: { method: 'OPTIONS', url: ASKED }, response: { status: 405, headers: [{ name: 'allow' }] } },
    ]);
  });

  it('are those that a command asked with, where only the answer is shown', () => {
    const text = `$ curl -i -X OPTIONS ${ASKED} \\\n  -H 'Origin: https://www.shop.test' \\\n  -H "Access-Control-Request-Method: PATCH"\nHTTP/2 200\nserver: nginx\naccess-control-allow-methods: GET`;
    expect(entriesIn(text)).toMatchObject([
      {
        request: { method: 'OPTIONS', url: ASKED, headers: { length: 2 } },
        response: { status: 200, headers: [{ name: 'server' }, { name: 'access-control-allow-methods' }] },
      },
    ]);
  });

  it('are read where a tracker has escaped the marks of curl, and prose parts question and answer', () => {
    const text = `> OPTIONS /v2/orders HTTP/1.1\n> Host: &lt;my-host&gt;\n> Origin: https://www.shop.test\n\nAnd it says:\n\n&lt; HTTP/1.1 200 OK\n&lt; access-control-allow-methods: GET`;
    expect(entriesIn(text)).toMatchObject([
      { request: { url: 'http://my-host/v2/orders' }, response: { status: 200, headers: { length: 1 } } },
    ]);
  });

  it('are those that a page can send: nobody but a browser asks for permission', () => {
    const text = `> GET /v2/orders HTTP/1.1\n> Host: api.shop.test\n> Origin: https://www.shop.test\n> Access-Control-Request-Method: GET\n< HTTP/1.1 200 OK`;
    expect(entriesIn(text)).toMatchObject([{ request: { headers: [{ name: 'Host' }, { name: 'Origin' }] } }]);
  });

  it.each([
    "res.setHeader('Access-Control-Allow-Origin', '*')",
    'Access-Control-Allow-Origin: *',
    'Request URL: nowhere\nOrigin: https://a.test',
    '',
  ])('are not seen in %j', (text) => {
    expect(pastedHar(text)).toBeNull();
  });

  it('never throw', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 300 }), (text) => {
        pastedHar(`Request URL: ${text}\nStatus Code: ${text}\nOrigin: ${text}`);
      }),
    );
  });
});
