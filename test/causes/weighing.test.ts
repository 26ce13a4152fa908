import { describe, expect, it } from 'vitest';
import {
  allows,
  behindPreflight,
  failing,
  GRANTED,
  log,
  PAGE,
  passing,
  redirect,
  refused,
} from './logs/http-log.ts';
import { named } from './named.ts';

const ELSEWHERE = 'https://api.example/else';

/** The first of the causes, and how sure it is. */
const first = (text: string): string | undefined => named(text)[0];

describe('the own sign of a platform', () => {
  const answered = passing(GRANTED, { url: ELSEWHERE });

  it('stands above what the status says, which is then no surer', () => {
    const text = behindPreflight('401 Unauthorized\napigw-requestid: a=');
    expect(named(text).slice(0, 2)).toEqual([
      'api-gateway-error-without-headers (likely)',
      'unauthorised-without-headers (likely)',
    ]);
  });

  it('is the function where one crashed before it looked at OPTIONS', () => {
    const functions = 'https://a.supabase.co/functions/v1';
    const text = log(
      passing(allows('*'), { url: `${functions}/list` }),
      refused('546 Unknown', { url: `${functions}/send` }),
    );
    expect(named(text).slice(0, 2)).toEqual([
      'supabase-function (likely)',
      'server-error-without-headers (likely)',
    ]);
  });

  it('leaves a status certain where nobody signed the answer', () => {
    expect(first(log(answered, failing('401 Unauthorized')))).toBe('unauthorised-without-headers (certain)');
  });
});

describe('a request that asks as null', () => {
  it('is told from a list of origins behind a redirect, also where the answer gives no permission at all', () => {
    const bucket = 'https://storage.googleapis.com/a/b';
    const text = `${passing(`303 See Other\nAccess-Control-Allow-Origin: ${PAGE}\nLocation: ${bucket}`)}\n---\n${failing('200 OK\nServer: UploadServer', { url: bucket, origin: 'null' })}`;
    expect(first(text)).toBe('origin-null-after-redirect (likely)');
    expect(named(text).filter((cause) => /not-in-allow-list|bucket/.test(cause))).toEqual([]);
  });

  it('is told from a list of origins in a sandboxed frame', () => {
    const text = log(
      passing(GRANTED, { url: ELSEWHERE }),
      failing('200 OK\nVary: Origin', { origin: 'null' }),
    );
    expect(first(text)).toBe('null-origin-sandbox (likely)');
    expect(named(text).filter((cause) => /not-in-allow-list/.test(cause))).toEqual([]);
  });
});

describe('a refusal', () => {
  it('may be the value null', () => {
    expect(first(failing(allows('null')))).toBe('origin-not-in-allow-list (likely)');
    expect(named(failing(allows('null')))).not.toContain('hard-coded-origin (likely)');
  });

  const empty = '403 Forbidden\nContent-Length: 0';

  it('of everything alike is one of the origin', () => {
    expect(first(log(failing(empty, { url: ELSEWHERE }), refused(empty)))).toBe(
      'origin-not-in-allow-list (likely)',
    );
  });

  it.each(['500 Internal Server Error\nContent-Length: 148', '500 X\nVary: Origin\nContent-Length: 83'])(
    'may be an error that a callback throws for every request (%#)',
    (error) => {
      expect(first(log(failing(error, { url: ELSEWHERE }), refused(error)))).toBe(
        'origin-not-in-allow-list (likely)',
      );
    },
  );

  it('is one of a header where the same address lets the page in', () => {
    const text = log(passing(GRANTED), refused(empty, { method: 'GET', asks: 'x-project' }));
    expect(first(text)).toBe('header-not-allowed (likely)');
  });

  it('is one of the method where another preflight lists others', () => {
    const lists = refused(
      `204 No Content\nAccess-Control-Allow-Origin: ${PAGE}\nAccess-Control-Allow-Methods: PUT`,
    );
    const silent =
      '204 No Content\nVary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers';
    const text = log(lists, refused(silent, { method: 'DELETE', url: 'https://api.example/items/7' }));
    expect(first(text)).toBe('method-not-allowed (likely)');
  });

  it('may be one by Spring without a Vary', () => {
    expect(first(refused('403 Forbidden\nContent-Length: 20'))).toBe('spring-invalid-cors-request (likely)');
  });
});

describe('the contrast within a log', () => {
  const layer = `${GRANTED}\nVary: Origin`;

  it('is a layer bound where no OPTIONS arrives', () => {
    expect(first(log(passing(layer), refused('404 Not Found')))).toBe('cors-on-route-group-only (likely)');
  });

  it('is a header set by hand where the layer does not look at the origin', () => {
    expect(first(log(passing(GRANTED), refused('404 Not Found')))).toBe('options-not-routed (likely)');
  });

  it('is a router before the layer where its other answers are bare too', () => {
    const text = log(
      passing(layer, { url: ELSEWHERE }),
      failing('200 OK', { url: 'https://api.example/books' }),
      refused('200 OK\nAllow: GET, PUT', { url: 'https://api.example/books/3' }),
    );
    expect(first(text)).toBe('cors-mounted-too-late (likely)');
  });

  it('is an attribute where the same host has classic scripts', () => {
    const script = ['@type script'];
    const classic = passing('200 OK', {
      url: 'https://cdn.example/core.js',
      directives: script,
      headers: ['Sec-Fetch-Mode: no-cors'],
    }).replace(/Origin: .*\n/, '');
    const text = log(classic, failing('200 OK', { url: 'https://cdn.example/stars.js', directives: script }));
    expect(first(text)).toBe('crossorigin-attribute (likely)');
  });
});

describe('a token that is sent with credentials', () => {
  const open = allows('*', 'Access-Control-Allow-Headers: authorization');

  it('needs none where the server answers everybody', () => {
    expect(named(refused(open, { method: 'GET', asks: 'authorization' })).slice(0, 2)).toEqual([
      'needless-credentials (likely)',
      'wildcard-origin-with-credentials (likely)',
    ]);
  });

  it('may need them where the server sets a cookie', () => {
    const login = passing(`${GRANTED}\nSet-Cookie: a=1`, { url: ELSEWHERE });
    const text = log(login, refused(open, { method: 'GET', asks: 'authorization' }));
    expect(named(text)).toContain('needless-credentials (possible)');
  });
});

describe('a redirect to http from a page over https', () => {
  it('is named for what makes it, and for where it leads', () => {
    const answer = `${redirect('http://api.example/items/', '301 Moved Permanently')}\nAccess-Control-Allow-Origin: ${PAGE}`;
    expect(named(failing(answer, { directives: ['@error net::ERR_ABORTED'] }))).toEqual([
      'trailing-slash-redirect (certain)',
      'mixed-content (certain)',
    ]);
  });
});

describe('a request that passed and is wrong all the same', () => {
  const credentials = `${allows(PAGE, 'Access-Control-Allow-Credentials: true', 'Vary: Origin')}`;

  it('lacks the cookie that the server set for its own site', () => {
    const login = passing(`${credentials}\nSet-Cookie: id=1; SameSite=Strict`, { url: ELSEWHERE });
    const refusal = passing(credentials.replace('200 OK', '401 Unauthorized'), {
      headers: ['Sec-Fetch-Site: cross-site'],
    });
    expect(first(log(login, refusal))).toBe('cookie-not-sent (likely)');
  });

  it('is refused by the CSRF prevention of GraphQL servers', () => {
    const text = log(
      behindPreflight(allows('*'), { url: 'https://api.example/graphql' }),
      passing('400 Bad Request\nAccess-Control-Allow-Origin: *', {
        url: 'https://api.example/graphql?query=a',
      }),
    );
    expect(first(text)).toBe('graphql-csrf-prevention (likely)');
  });

  it('went to the page itself, with a host for a path', () => {
    const text = passing('404 Not Found\nContent-Type: text/html', { url: `${PAGE}/api.shop.example/items` });
    expect(first(text)).toBe('url-mistyped (likely)');
  });
});
