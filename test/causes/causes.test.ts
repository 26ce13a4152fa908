import { causesIn, named } from './named.ts';
import { assert, constantFrom, integer, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CauseId, CAUSE_IDS, causesOf } from '../../src/causes/causes-of.ts';
import { FIREFOX } from '../support/http-text.ts';
import { noEvidence } from '../../src/diagnosis/log/log-evidence.ts';
import { diagnosedLog } from '../diagnosis/diagnosis-of.ts';
import { behindPreflight, failing, log, passing, refused } from './logs/http-log.ts';
import { LOGS, VERDICT_CAUSES } from './logs/index.ts';

/** Faults that say less than another one that is true of the same log. */
const NOT_FIRST: ReadonlySet<CauseId> = new Set([
  'html-instead-of-api',
  'cookie-not-sent',
  'cors-on-route-group-only',
  'allow-list-pattern-mistake',
  'needless-credentials',
  'origin-header-lost',
  'stale-preflight-result',
  'cors-editing-extension',
  'azure-platform-overrides',
  'presigned-upload-headers',
  'platform-adds-header',
]);

describe('a log with one fault', () => {
  it.each(CAUSE_IDS.filter((id) => !NOT_FIRST.has(id)))('is explained by it first: %s', (id) => {
    expect(named(LOGS[id])[0]).toMatch(new RegExp(`^${id} `));
  });

  it.each([...NOT_FIRST])('is explained by it among the first three: %s', (id) => {
    expect(
      causesIn(LOGS[id])
        .slice(0, 3)
        .map((cause) => cause.id),
    ).toContain(id);
  });

  it.each(CAUSE_IDS)('shows what betrays it: %s', (id) => {
    const found = causesIn(LOGS[id]).find((cause) => cause.id === id);
    expect(found?.evidence.length).toBeGreaterThan(0);
    expect(found?.evidence.filter((line) => line === '')).toEqual([]);
  });
});

/** The verdict in other words: true of every log that has it. */
const GENERAL: readonly string[] = [
  ...VERDICT_CAUSES,
  'hop-without-headers',
  'preflight-unanswered',
  'refused-by-browser',
];

describe('certainty', () => {
  it.each(CAUSE_IDS)('is claimed for nothing else in a log whose fault is %s', (id) => {
    const accepted: ReadonlySet<string> = new Set([id, ...GENERAL]);
    const wrong = causesIn(LOGS[id]).filter(
      (cause) => cause.confidence === 'certain' && !accepted.has(cause.id),
    );
    expect(wrong.map((cause) => cause.id)).toEqual([]);
  });

  it('is there for a 401 on the preflight, also where its headers give permission', () => {
    const open = refused('401 Unauthorized\nAccess-Control-Allow-Origin: *');
    expect(named(open)[0]).toBe('options-blocked-by-authentication (certain)');
  });

  it('is never claimed for a 403 on the preflight alone', () => {
    expect(named(refused('403 Forbidden'))).not.toContain('options-blocked-by-authentication (certain)');
  });

  it('is not claimed for a 403 where the same server let another preflight through', () => {
    const text = log(
      behindPreflight('200 OK\nAccess-Control-Allow-Origin: https://app.example'),
      refused('403 Forbidden', { url: 'https://api.example/admin' }),
    );
    expect(named(text)[0]).toBe('options-blocked-by-authentication (likely)');
  });

  it('comes for a crash only when the log shows that the server lets the page in otherwise', () => {
    expect(named(failing('500 Internal Server Error'))[0]).toBe('server-error-without-headers (likely)');
    const granted = passing('200 OK\nAccess-Control-Allow-Origin: https://app.example', {
      url: 'https://api.example/else',
    });
    expect(named(log(granted, failing('500 Internal Server Error')))[0]).toBe(
      'server-error-without-headers (certain)',
    );
  });

  it('does not come from comparing origins when a cache made the answer', () => {
    const cached = failing('200 OK\nAccess-Control-Allow-Origin: https://www.app.example\nAge: 10');
    expect(named(cached)).toContain('subdomain-differs (likely)');
  });

  it.each([
    passing('200 OK\nAccess-Control-Allow-Origin: https://app.example\nVary: Origin'),
    passing('200 OK\nAccess-Control-Allow-Origin: *'),
    passing('404 Not Found\nAccess-Control-Allow-Origin: *\nServer: nginx'),
    passing('200 OK', { headers: ['Sec-Fetch-Mode: no-cors'] }),
    LOGS['header-not-exposed'],
    LOGS['wildcard-covers-authorization'],
  ])('is never claimed for a request that passed (%#)', (text) => {
    expect(causesIn(text).filter(({ confidence }) => confidence === 'certain')).toEqual([]);
  });
});

describe('the order of causes', () => {
  it('has what cannot be told apart at its end, and the symptom last', () => {
    expect(named(refused('404 Not Found'))).toEqual([
      'options-not-routed (likely)',
      'no-cors-configured (possible)',
      'wrong-path-without-headers (possible)',
      'preflight-status-not-ok (possible)',
    ]);
  });

  it('puts the path first where Express itself says that nothing is there', () => {
    const own404 = "404 Not Found\nX-Powered-By: Express\nContent-Security-Policy: default-src 'none'";
    expect(named(refused(own404))[0]).toBe('wrong-path-without-headers (likely)');
  });
});

describe('servers with habits', () => {
  const granted = passing('200 OK\nAccess-Control-Allow-Origin: https://app.example', {
    url: 'https://api.example/else',
  });

  it('are told apart: ASP.NET Core refuses an origin with a bare 204', () => {
    expect(named(refused('204 No Content\nServer: Kestrel'))[0]).toBe('origin-not-in-allow-list (likely)');
  });

  it('are told apart: gin and Tomcat refuse an origin with an empty 403', () => {
    expect(named(failing('403 Forbidden\nContent-Length: 0'))[0]).toBe('origin-not-in-allow-list (likely)');
  });

  it('are told apart: a fatal error of PHP is a page with 200', () => {
    const fatal = failing('200 OK\nX-Powered-By: PHP/8.3.1\nContent-Type: text/html; charset=UTF-8');
    expect(named(log(granted, fatal))[0]).toBe('server-error-without-headers (likely)');
  });

  it('are told apart: nginx answers 503 itself when a limit is reached, and 502 when the application is down', () => {
    const busy = '503 Service Temporarily Unavailable\nServer: nginx';
    expect(named(failing(busy)).slice(0, 2)).toEqual(['rate-limited (likely)', 'upstream-down (possible)']);
    expect(named(failing('502 Bad Gateway\nServer: nginx'))[0]).toBe('upstream-down (certain)');
    expect(named(failing('503 Service Unavailable\nServer: nginx'))[0]).toBe('upstream-down (likely)');
  });

  it('are told apart: nginx leaves its headers out of a block that has others', () => {
    const bare = failing('200 OK\nServer: nginx', { url: 'https://api.example/prices' });
    expect(named(log(granted, bare))[0]).toBe('nginx-add-header-rules (likely)');
  });

  it('are told apart: Flask-CORS covers the paths that it was given, and cannot come too late', () => {
    const bare = failing('200 OK\nServer: Werkzeug/3.1.3 Python/3.12.3');
    expect(named(log(granted, bare))[0]).toBe('cors-on-route-group-only (likely)');
    expect(named(log(granted, bare))).not.toContain('cors-mounted-too-late (likely)');
  });

  it('are told apart: the package cors answers OPTIONS for a route that stands above it', () => {
    const text = behindPreflight('200 OK').replace('PUT, DELETE', 'GET,HEAD,PUT,PATCH,POST,DELETE');
    expect(named(text).slice(0, 2)).toEqual([
      'cors-mounted-too-late (likely)',
      'preflight-right-response-bare (likely)',
    ]);
  });

  it('are told apart: rack-cors and hapi refuse with 200', () => {
    expect(named(refused('200 OK\nServer: Puma\nContent-Length: 0'))[0]).toBe('known-denial-body (likely)');
    const hapi =
      '200 OK\nContent-Type: application/json; charset=utf-8\nCache-Control: no-cache\nContent-Length: 44';
    expect(named(refused(hapi))[0]).toBe('known-denial-body (likely)');
  });

  it('are told apart: Varnish names two requests when its cache answered', () => {
    const other = '200 OK\nAccess-Control-Allow-Origin: https://shop.example\nX-Varnish: 5 3\nAge: 0';
    expect(named(failing(other))[0]).toBe('cached-for-another-origin (likely)');
  });

  it('are told apart: a pattern is no origin', () => {
    const pattern = failing('200 OK\nAccess-Control-Allow-Origin: https://*.app.example');
    expect(named(pattern)[0]).toBe('invalid-allow-origin (certain)');
  });

  it('leave nginx beside the crash behind it', () => {
    const crash = failing('500 Internal Server Error\nServer: nginx');
    expect(named(log(granted, crash)).slice(0, 2)).toEqual([
      'server-error-without-headers (likely)',
      'nginx-add-header-rules (likely)',
    ]);
  });
});

describe('a connection that ends in the middle of an answer', () => {
  it.each(['net::ERR_HTTP2_PROTOCOL_ERROR', 'net::ERR_INCOMPLETE_CHUNKED_ENCODING'])(
    'is told from others: %s',
    (error) => {
      expect(named(failing('', { directives: [`@error ${error}`] }))).toEqual([
        'connection-closed (certain)',
      ]);
    },
  );
});

describe('what the rest of the log shows', () => {
  const bare = '200 OK\nAllow: GET, HEAD, PUT';

  it('is a server without CORS where not even a success has a header', () => {
    expect(named(log(failing('200 OK'), refused(bare)))[0]).toBe('no-cors-configured (likely)');
  });

  it('is the same where OPTIONS has no route', () => {
    expect(named(log(failing('200 OK'), refused('405 Method Not Allowed\nAllow: GET, PUT')))[0]).toBe(
      'no-cors-configured (likely)',
    );
  });

  it('is a layer that OPTIONS never reaches where the same address lets the page in', () => {
    const text = log(passing('200 OK\nAccess-Control-Allow-Origin: *'), refused(bare));
    expect(named(text)[0]).toBe('options-answered-by-default-handler (likely)');
  });

  it('is the order of the layers where other addresses let the page in', () => {
    const elsewhere = passing('200 OK\nAccess-Control-Allow-Origin: *', { url: 'https://api.example/else' });
    expect(named(log(elsewhere, refused('204 No Content')))[0]).toBe('cors-mounted-too-late (likely)');
    expect(named(log(elsewhere, refused(bare)))).toContain('cors-mounted-too-late (likely)');
  });

  it('does not make an error a matter of CORS', () => {
    const text = log(failing('200 OK'), failing('404 Not Found', { url: 'https://api.example/nope' }));
    expect(named(text)[0]).toBe('wrong-path-without-headers (likely)');
  });
});

describe('a failure that the browser does not name', () => {
  it('gives what to check, in order', () => {
    const [only] = diagnosedLog(
      'GET https://api.example/items\nOrigin: https://app.example\nSec-Fetch-Mode: cors',
      FIREFOX,
    );
    if (only === undefined) throw new Error('the log is empty');
    const found = causesOf(only.exchange, only.diagnosis, noEvidence);
    expect(found.map(({ id, confidence }) => `${id} (${confidence})`)).toEqual([
      'server-not-running (possible)',
      'certificate-not-trusted (possible)',
      'dns-or-timeout (possible)',
      'content-security-policy (possible)',
      'blocked-by-extension (possible)',
    ]);
  });
});

describe('hostile answers', () => {
  const name = constantFrom(
    'Server',
    'Vary',
    'Allow',
    'Location',
    'Access-Control-Allow-Origin',
    'Age',
    'X-Cache',
    'WWW-Authenticate',
    'Content-Length',
  );
  const value = string({ unit: 'grapheme-ascii', maxLength: 300 });

  it('never make a recogniser throw or its evidence grow without bound', () => {
    assert(
      property(
        integer({ min: 200, max: 599 }),
        tuple(name, name),
        tuple(value, value),
        (status, names, values) => {
          const lines = names.map((each, index) => `${each}: ${(values[index] ?? '').repeat(20)}`);
          for (const text of [
            failing(`${status} X\n${lines.join('\n')}`),
            refused(`${status} X\n${lines.join('\n')}`),
          ])
            for (const { evidence } of causesIn(text))
              for (const line of evidence) expect(line.length).toBeLessThan(201);
        },
      ),
      { numRuns: 60 },
    );
  });
});
