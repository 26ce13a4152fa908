import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/console/read/decode.ts';

/** What people leave out of a message, put around it or say twice. */

const ASKED = 'https://api.shop.test/v2/orders';
const PAGE = 'https://www.shop.test';
const MISSING = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const ACCESS = `Access to fetch at '${ASKED}' from origin '${PAGE}' has been blocked by CORS policy: `;

describe('a message of which a part is said twice', () => {
  it.each([
    [
      'in its title',
      `No 'Access-Control-Allow-Origin' header is present on the requested resource\n\n${ACCESS}${MISSING}`,
    ],
    ['behind it', `${ACCESS}${MISSING}\nWhat does "${MISSING}" mean?`],
    [
      'with its origin',
      `${ACCESS}${MISSING}\nError type:\nfrom origin '${PAGE}' has been blocked by CORS policy: ${MISSING}`,
    ],
    [
      'without the prefix of the preflight',
      `${MISSING}\n${ACCESS}Response to preflight request doesn't pass access control check: ${MISSING}`,
    ],
  ])('is one: %s', (_where, text) => {
    expect(decode(text)).toMatchObject([{ url: ASKED, origin: PAGE }]);
    expect(decode(text)).toHaveLength(1);
  });

  it.each([
    'CORS Missing Allow Origin\nCross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource',
    `Failed to load resource: Origin ${PAGE} is not allowed by Access-Control-Allow-Origin.\nTypeError: Cross-origin script load denied by Cross-Origin Resource Sharing policy.`,
  ])('is one where the other line says that something was blocked, and no more: %s', (text) => {
    expect(decode(text).map(({ corsError }) => corsError)).toEqual([expect.any(String)]);
  });

  it('stays two where the part names something else', () => {
    const header = (name: string) =>
      `Request header field ${name} is not allowed by Access-Control-Allow-Headers in preflight response.`;
    expect(decode(`${header('x-cart')}\n${ACCESS}${header('x-token')}`)).toMatchObject([
      { url: null, failedParameter: 'x-cart' },
      { url: ASKED, failedParameter: 'x-token' },
    ]);
  });

  it('is one where Safari repeats it before the line that names the address', () => {
    const messages = decode(
      `Failed to load resource: Preflight response is not successful\nXMLHttpRequest cannot load ${ASKED}. Preflight response is not successful`,
    );
    expect(messages).toMatchObject([{ corsError: 'PreflightInvalidStatus', url: ASKED }]);
    expect(messages).toHaveLength(1);
  });
});

describe('a sentence without its address', () => {
  it.each([
    [
      'Refused to connect because it violates the following Content Security Policy directive: "connect-src \'self\'"',
      'content-security-policy',
    ],
    [
      "Mixed Content: The page at 'https://www.shop.test/' was loaded over HTTPS, but requested an insecure script ''. This request has been blocked; the content must be served over HTTPS.",
      'mixed-content',
    ],
    [
      'Cross-Origin Read Blocking (CORB) blocked cross-origin response\n\nSee https://docs.shop.test/corb for more.',
      'cross-origin-read-blocking',
    ],
    [
      "Refused to display the payment form in a frame because it set 'X-Frame-Options' to 'deny'.",
      'frame-refused',
    ],
  ])('does not take a word of it for one: %s', (text, topic) => {
    expect(decode(text)).toMatchObject([{ topic, url: null, isCors: false }]);
  });

  it('is told by the sentence, and not by the line before it', () => {
    const text = `The console:\nRefused to load the image '${PAGE}/logo.png' because it violates the following Content Security Policy directive: "img-src 'none'".`;
    expect(decode(text)).toMatchObject([{ topic: 'content-security-policy', url: `${PAGE}/logo.png` }]);
  });
});

describe('what is said of an error in words of their own', () => {
  it.each([
    ["The form stays blank, it sets 'X-Frame-Options' to 'sameorigin'", 'frame-refused'],
    ['it violated the Content Security Policy directive', 'content-security-policy'],
    ['Cookie “cart” will be soon rejected because of its “SameSite” attribute', 'cookie'],
    ["Failed to read the 'document' property: Blocked a frame with ori…", 'frame-access'],
    ['The MixedContent error of the shop', 'mixed-content'],
    ['how to fix the "cross-origin request blocked" error', 'prose'],
    [
      "TypeError: Failed to execute 'put' on 'Cache': Request scheme 'moz-extension' is unsupported",
      'service-worker',
    ],
    ["TypeError: 'only-if-cached' can be set only with 'same-origin' mode", 'service-worker'],
  ])('gets an answer: %s', (text, topic) => {
    expect(decode(text)).toMatchObject([{ topic, isCors: false, corsError: null }]);
  });

  it.each([
    'Cross-Origin Request Blocked',
    `I get "has been blocked by CORS policy: No 'Access-Control-Allow-Origin'". What now?`,
  ])('is a message where the words are those of the browser: %s', (text) => {
    expect(decode(text)).toMatchObject([{ isCors: true }]);
  });
});

describe('a value', () => {
  it.each([
    "The report is `The 'Access-Control-Allow-Origin' header contains multiple values`, and nginx adds one.",
    '"The \'Access-Control-Allow-Origin\' header contains multiple values"\nThis is the code:\n"cors(app)"',
    "The 'Access-Control-Allow-Origin' header contains multiple values\nWhat can I do?",
    "The 'Access-Control-Allow-Origin' header contains multiple values. Why?",
  ])('that was left out is none: %s', (text) => {
    expect(decode(text)).toMatchObject([{ corsError: 'MultipleAllowOriginValues', failedParameter: null }]);
  });

  it('that is empty is no value that was left out', () => {
    const text = `Failed to load ${ASKED}: The 'Access-Control-Allow-Origin' header contains the invalid value ''`;
    expect(decode(text)).toMatchObject([{ corsError: 'InvalidAllowOriginValue', failedParameter: '' }]);
  });
});

describe('an address', () => {
  it('may be in brackets inside its quotation marks', () => {
    const text = `Access to script at '[${ASKED}]' from origin '${PAGE}' has been blocked by CORS policy: ${MISSING}`;
    expect(decode(text)).toMatchObject([{ url: ASKED, origin: PAGE }]);
  });

  it('may end with a brace that it opens', () => {
    const url = `${ASKED}?filter={%22at%22:[1.5,2.5]}`;
    const line = `Политика одного источника запрещает чтение удаленного ресурса на ${url}. (Причина: отсутствует заголовок CORS «Access-Control-Allow-Origin»).`;
    expect(decode(line)).toMatchObject([{ url, corsError: 'MissingAllowOriginHeader' }]);
  });

  it.each(['file:///C:/Users/█████/shop/cart.html', 'https://api.shop.test/…/orders?id=7'])(
    'may be shortened or blackened: %s',
    (url) => {
      const line = `la politique « Same Origin » ne permet pas de consulter la ressource distante située sur ${url}. Raison : la requête CORS n’utilise pas http.`;
      expect(decode(line)).toMatchObject([{ url, corsError: 'CorsDisabledScheme' }]);
    },
  );

  it.each([`${ASKED}/...`, `${ASKED}/.../lines`])('may have three dots for what was left out: %s', (url) => {
    const line = `Requisição cross-origin bloqueada: A política de mesma origem (Same Origin Policy) impede a leitura do recurso remoto em ${url} (Motivo: o cabeçalho CORS ‘Access-Control-Allow-Origin’ não está presente).`;
    expect(decode(line)).toMatchObject([{ url }]);
    expect(decode(`XMLHttpRequest cannot load ${url}. ${MISSING}`)).toMatchObject([{ url }]);
    expect(decode(`XMLHttpRequest cannot load ${url} due to access control checks.`)).toMatchObject([
      { url },
    ]);
  });

  it('is none where only its scheme is left', () => {
    const text = '"La política de mismo origen no permite leer el recurso remoto en file:"';
    expect(decode(text)).toMatchObject([{ isCors: true, url: null }]);
  });

  it('may be marked as bold inside its quotation marks', () => {
    const text = `Access to fetch at '** __ ${ASKED}' from origin '${PAGE}' has been blocked by CORS policy: ${MISSING}`;
    expect(decode(text)).toMatchObject([{ url: ASKED, origin: PAGE }]);
  });

  it.each(['', ' 405 (Method Not Allowed)'])(
    'stands with its method before the reason of an old Chrome%s',
    (status) => {
      const text = `OPTIONS ${ASKED}${status} ${MISSING} Origin '${PAGE}' is therefore not allowed access.`;
      expect(decode(text)).toMatchObject([{ url: ASKED, method: 'OPTIONS', origin: PAGE }]);
      expect(decode(text)).toHaveLength(1);
    },
  );

  it('has no scheme where a test runner took that for the name of an error', () => {
    const text = 'Error: /127.0.0.1:8080/v2/orders due to access control checks.';
    expect(decode(text)).toMatchObject([{ engine: 'webkit', url: '//127.0.0.1:8080/v2/orders' }]);
  });

  it('stands before a reason of Firefox whose beginning was cut off', () => {
    const text = `In the console: ${ASKED}?page=2. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing).`;
    expect(decode(text)).toMatchObject([{ url: `${ASKED}?page=2`, corsError: 'MissingAllowOriginHeader' }]);
  });
});

describe('a line of Firefox', () => {
  it('ends with how many times it was printed', () => {
    const line = (path: string) =>
      `Blocage d’une requête multiorigine (Cross-Origin Request) : la politique « Same Origin » ne permet pas de consulter la ressource distante située sur ${ASKED}/${path}. Raison : échec de la requête CORS. Code d’état : (null).`;
    expect(decode(`${line('a')} 12\n${line('http')}\n`)).toMatchObject([
      { browserCode: 'CORSDidNotSucceed2', url: `${ASKED}/a` },
      { browserCode: 'CORSDidNotSucceed2', url: `${ASKED}/http` },
    ]);
  });

  it.each([
    [
      'Czech',
      `Zásady stejného původu nepovolují čtení zdroje z ${ASKED}. (Důvod: chybí CORS hlavička „Access-Control-Allow-Origin“). Stavový kód: 404.`,
      'CORSMissingAllowOrigin2',
      null,
    ],
    [
      'Swedish',
      `Policyn tillåter inte läsning av resursen på ${ASKED}. (Orsak: CORS-rubriken ‘Access-Control-Allow-Origin’ matchar inte ‘${PAGE}’).`,
      'CORSAllowOriginNotMatchingOrigin',
      PAGE,
    ],
    [
      'Turkish',
      `Çapraz köken isteği engellendi: Aynı Köken İlkesi, ${ASKED} üzerindeki uzak kaynağın okunmasına izin vermiyor. (Sebep: CORS üstbilgisi 'Access-Control-Allow-Origin' eksik.)`,
      'CORSMissingAllowOrigin',
      null,
    ],
  ])('is read in %s, too', (_language, text, browserCode, failedParameter) => {
    expect(decode(text)).toMatchObject([
      { engine: 'firefox', isCors: true, browserCode, failedParameter, url: ASKED },
    ]);
  });

  it('is not somebody who writes about CORS in brackets', () => {
    const text = `The page calls ${ASKED} (note: the server sends the CORS header Access-Control-Allow-Origin).`;
    expect(decode(text)).toMatchObject([{ topic: 'prose', isCors: false }]);
  });
});

describe('Internet Explorer', () => {
  it('refuses the wildcard in words of its own', () => {
    const text =
      'SCRIPT7002: XMLHttpRequest: Network Error 0x80070005, Access is denied.\nSEC7121: Wildcard in Access-Control-Allow-Origin not allowed when credentials flag is set to true.';
    expect(decode(text)).toMatchObject([{ corsError: 'WildcardOriginNotAllowed', browserCode: 'SEC7121' }]);
  });
});

describe('a reason of which a few letters are left', () => {
  const preflight = `${ACCESS}Response to preflight request doesn't pass access control check: `;

  it('is the one that begins so', () => {
    expect(decode(`${preflight}Redi`)).toMatchObject([{ corsError: 'PreflightDisallowedRedirect' }]);
    expect(decode(`${preflight}It do…\n\nWhy?`)).toMatchObject([{ corsError: 'PreflightInvalidStatus' }]);
  });

  it('is left open where several begin so', () => {
    const [message] = decode(`${ACCESS}The\n`);
    expect(message).toMatchObject({ corsError: null, url: ASKED });
    expect(message?.alsoPossible).toContain('MultipleAllowOriginValues');
  });

  it('is no code in the words that people write behind it', () => {
    const text =
      '`Response to preflight request doesn\'t pass access control check`\nI set ("Access-Control-Allow-Origin", "*") in header.';
    expect(decode(text)).toMatchObject([{ corsError: null, phase: 'preflight' }]);
  });
});

describe('a word in place of an address', () => {
  it('is given as it is', () => {
    const reason = `${MISSING} Origin 'ORIGIN' is therefore not allowed access.`;
    expect(decode(`Failed to load URL: ${reason}`)).toMatchObject([{ url: 'URL', origin: 'ORIGIN' }]);
    expect(decode(`Failed to load URL ${reason}`)).toMatchObject([{ url: 'URL', origin: 'ORIGIN' }]);
    const access = ACCESS.replace(ASKED, '(path of the file)');
    expect(decode(`${access}${MISSING}`)).toMatchObject([{ url: '(path of the file)' }]);
  });

  it('keeps its brackets', () => {
    const text = `Failed to load &lt;URL&gt;: ${MISSING} Origin '<your host>' is therefore not allowed access.`;
    expect(decode(text)).toMatchObject([{ url: '<URL>', origin: '<your host>' }]);
    expect(decode(`Failed to load <https://api.shop.test/a>: ${MISSING}`)).toMatchObject([
      { url: 'https://api.shop.test/a' },
    ]);
  });

  it('may end with stars', () => {
    const text = `Failed to load ${ASKED}?key=*** ${MISSING}`;
    expect(decode(text)).toMatchObject([{ url: `${ASKED}?key=***` }]);
  });
});

describe('a mark of the editor', () => {
  it('before the quotation mark of an origin is no part of it', () => {
    const text = `\`'${PAGE}' has been blocked by CORS policy: ${MISSING}\``;
    expect(decode(text)).toMatchObject([{ origin: PAGE }]);
  });

  it('at the beginning of every line of a difference is no part of what is wrapped', () => {
    const text = `- Cross-Origin Request Blocked: The Same Origin Policy disallows reading\n- the remote resource at ${ASKED}.\n- (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`;
    expect(decode(text)).toMatchObject([{ url: ASKED, statusCode: 200 }]);
  });

  it('may be three around an address', () => {
    const text = `disallows reading the remote resource at \`\`\`${ASKED}\`\`\`. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing).`;
    expect(decode(`Cross-Origin Request Blocked: The Same Origin Policy ${text}`)).toMatchObject([
      { url: ASKED },
    ]);
  });

  it('does not cut a header name that begins like the sentence', () => {
    const text = 'It says "X-Requested-With is not allowed by Access-Control-Allow-Headers".';
    expect(decode(text)).toMatchObject([{ failedParameter: 'X-Requested-With' }]);
  });
});

describe('a line that says that it goes on', () => {
  it('gives its backslash to no value', () => {
    const text = `${MISSING} Origin \\\n  '${PAGE}' is therefore not allowed \\\n  access.`;
    expect(decode(text)).toMatchObject([{ origin: PAGE, corsError: 'MissingAllowOriginHeader' }]);
  });
});

describe('an address typed without its marks', () => {
  it('is the one that was asked for, though the reason is not there', () => {
    const text = `'${ACCESS.replaceAll("'", '').split(' from')[0]} has been blocked by CORS policy',`;
    expect(decode(text)).toMatchObject([{ isCors: true, url: ASKED, corsError: null }]);
    const firefox = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://other.shop.test/b`;
    expect(decode(`'${firefox}',\n${text}`)).toMatchObject([
      { url: 'https://other.shop.test/b' },
      { url: ASKED },
    ]);
  });
});

describe('an error of Playwright’s WebKit', () => {
  it('has its address joined again, which was parted at its colon', () => {
    const text = `name: 'Fetch API cannot load https',\nmessage: '/api.shop.test/v2/orders due to access control checks.',`;
    expect(decode(text)).toMatchObject([{ engine: 'webkit', url: 'https://api.shop.test/v2/orders' }]);
  });
});

describe('what DevTools names of a request, and nothing else', () => {
  it('is a refused preflight where OPTIONS was answered with an error', () => {
    const text = `Request URL: ${ASKED}\nRequest Method: OPTIONS\nStatus Code: 403 Forbidden`;
    expect(decode(text)).toMatchObject([
      { isCors: true, corsError: 'PreflightInvalidStatus', url: ASKED, statusCode: 403, phase: 'preflight' },
    ]);
    expect(decode(text.replace('403', '200'))).not.toMatchObject([{ isCors: true }]);
    expect(decode(text.replace('OPTIONS', 'GET'))).not.toMatchObject([{ isCors: true }]);
  });
});

describe('words about a header in any language', () => {
  it.each([
    'Access-Control-Allow-Origin 헤더가 존재하지 않기 때문에 브라우저는 오류를',
    'L’en-tête Access-Control-Allow-Origin ne correspond pas à ce que je veux',
    'заголовок Access-Control-Allow-Origin не совпадает с тем, что я указал',
    'CORS header Access-Control-Allow-Origin does not match my origin',
  ])('are no line of Firefox, for they quote no value: %s', (text) => {
    expect(decode(text).filter(({ isCors }) => isCors)).toEqual([]);
  });
});
