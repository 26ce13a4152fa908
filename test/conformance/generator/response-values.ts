import type { Random, Weighted } from '../random.ts';
import type { RequestSpec } from '../spec.ts';

/**
 * Values of `Access-Control-Allow-Origin`, one entry per line. `{page}` is the origin of the document that asked, `{echo}` the
 * `Origin` header of the very request, `{host}` the server's own origin.
 */
const ODD_ORIGINS: readonly Weighted<readonly string[]>[] = [
  [40, []],
  [20, ['*']],
  [5, ['null']],
  [5, ['{page}/']],
  [4, ['{PAGE}']],
  [4, ['https://localhost:4200']],
  [3, ['http://localhost']],
  [3, ['{host}']],
  [4, ['{page}, http://example.com']],
  [2, ['{page} http://example.com']],
  [2, ['{page},{page}']],
  [4, ['{page}', '{page}']],
  [3, ['{page}', '*']],
  [2, ['*', '*']],
  [2, ['', '{page}']],
  [2, ['{page}', '']],
  [3, ['']],
  [2, ['  {page}  ']],
  [2, ['\t{page}\t']],
  [1, ['\u000b{page}']],
  [1, ['{page}\u000c']],
  [1, ['*\u000b']],
  [1, [' * ']],
  [1, ['\t*']],
  [1, ['* ']],
  [1, ['**']],
  [2, ['*, *']],
  [2, ['localhost']],
  [1, ['localhost:4200']],
  [2, ['http://*.localhost']],
  [1, ['*.example.com']],
  [1, ['"{page}"']],
  [1, ["'{page}'"]],
  [1, ['<{page}>']],
  [1, ['{page} ; x']],
  [1, ['http://caf\u00e9.example']],
  [1, ['http://\u2603.example']],
  [1, ['\u00ff\u00fe']],
  [1, ['\u00a0{page}']],
  [1, ['{page}\u00a0']],
  [1, ['{page}\u007f']],
  [1, ['NULL']],
  [1, ['Null']],
  [1, ['undefined']],
  [1, ['true']],
  [1, ['all']],
  [1, ['http://']],
  [1, ['http:']],
  [1, ['//localhost']],
  [1, ['file://']],
  [1, ['{page}/path?x#y']],
  [1, ['http://user@localhost']],
  [1, ['http://localhost:99999']],
  [1, ['http://[::1]']],
  [1, ['http://[::1']],
  [1, ['${ORIGIN}']],
  [1, ['$http_origin']],
  [1, ['%24{page}']],
  [1, ['data:,x']],
  [1, ['a:b']],
  [1, ['mailto:x']],
  [1, ['http://a\\b']],
  [1, ['http://a b']],
  [1, ['http://a%20b']],
  [1, ['regex:^http']],
  [1, ['http://localhost:4200\u0001']],
  [1, ['x'.repeat(3000)]],
];

/** Whether a request asks for credentials, which a server that is right has to allow. */
const isCredentialed = ({ kind, credentials, crossOrigin }: RequestSpec): boolean => {
  if (kind === 'beacon') return true;
  if (['fetch', 'xhr', 'eventsource'].includes(kind)) return credentials === 'include';
  return crossOrigin?.toLowerCase() === 'use-credentials';
};

/** The lines of `Access-Control-Allow-Origin`. */
export function allowOrigin(random: Random, request: RequestSpec, odd: boolean): readonly string[] {
  if (odd) return random.weighted(ODD_ORIGINS);
  return random.weighted([
    [55, ['{page}']],
    [35, ['{echo}']],
    [isCredentialed(request) ? 0 : 12, ['*']],
  ]);
}

const ODD_CREDENTIALS: readonly Weighted<readonly string[]>[] = [
  [20, []],
  [3, ['True']],
  [3, ['TRUE']],
  [2, ['1']],
  [3, ['false']],
  [2, ['yes']],
  [2, ['']],
  [1, ['true/']],
  [2, ['"true"']],
  [2, ['true, true']],
  [3, ['true', 'true']],
  [1, ['', 'true']],
  [2, [' true ']],
  [1, ['\ttrue']],
  [1, ['true\u000b']],
  [1, ['true;']],
  [1, ['tru\u00e9']],
  [1, ['*']],
  [1, ["'<b>'"]],
];

/** The lines of `Access-Control-Allow-Credentials`. */
export function allowCredentials(random: Random, request: RequestSpec, odd: boolean): readonly string[] {
  if (odd) return random.weighted(ODD_CREDENTIALS);
  return isCredentialed(request) || random.chance(0.5) ? ['true'] : [];
}

const ALL_METHODS = 'GET, POST, PUT, DELETE, PATCH, OPTIONS';

const ODD_METHODS: readonly Weighted<(method: string) => readonly string[]>[] = [
  [20, () => []],
  [8, () => ['*']],
  [6, () => [ALL_METHODS]],
  [3, () => ['GET, POST']],
  [3, () => ['get, put, delete, patch']],
  [4, (method) => [method.toLowerCase()]],
  [4, (method) => [method.toUpperCase()]],
  [2, () => ['']],
  [2, (method) => [`${method},,GET,`]],
  [2, (method) => [`, ,${method}`]],
  [2, (method) => ['GET', method]],
  [2, (method) => [method, '']],
  [3, () => ['GET POST PUT']],
  [2, (method) => [`${method}; POST`]],
  [2, (method) => [`"${method}"`]],
  [2, (method) => [`[${method}]`]],
  [2, (method) => [`GET, ${method}, (x)`]],
  [1, (method) => [`${method}\u000b`]],
  [1, (method) => [`\t${method}\t,\tGET`]],
  [1, (method) => [`${method}, caf\u00e9`]],
  [1, () => ['**']],
  [1, () => ['*, GET']],
  [1, () => ['any']],
  [1, (method) => [`${method}:`]],
  [1, (method) => [`${method},`, '@']],
];

/** The lines of `Access-Control-Allow-Methods`. */
export function allowMethods(random: Random, request: RequestSpec, odd: boolean): readonly string[] {
  if (odd) return random.weighted(ODD_METHODS)(request.method);
  const standard = /^(?:delete|get|head|options|post|put)$/i.test(request.method);
  return [random.pick([ALL_METHODS, '{method}', standard ? request.method.toUpperCase() : request.method])];
}

const ODD_HEADERS: readonly Weighted<(names: readonly string[]) => readonly string[]>[] = [
  [20, () => []],
  [8, () => ['*']],
  [3, () => ['*, authorization']],
  [6, () => ['Content-Type, Authorization']],
  [4, () => ['content-type']],
  [6, (names) => [names.slice(1).join(', ')]],
  [4, (names) => [names.slice(0, -1).join(',')]],
  [4, (names) => [names.join(', ').toUpperCase()]],
  [2, (names) => [names.join(',,')]],
  [2, (names) => [`,${names.join(' , ')},`]],
  [2, (names) => names],
  [2, (names) => ['', ...names]],
  [3, (names) => [names.join(' ')]],
  [2, (names) => [names.join('; ')]],
  [2, (names) => [`${names.join(', ')}, (bad)`]],
  [2, (names) => [`"${names.join(', ')}"`]],
  [1, (names) => [`${names.join(', ')}, content type`]],
  [1, (names) => [`${names.join(', ')}, caf\u00e9`]],
  [1, (names) => [`${names.join('\t,\t')}\t`]],
  [1, (names) => [`${names.join(', ')}\u000c`]],
  [1, (names) => [`${names.join(', ')}, x:y`]],
  [2, () => ['']],
  [1, () => ['**']],
  [1, () => ['x-*']],
  [1, () => ['Origin, Accept']],
  [1, (names) => [...names, '[]']],
];

/** The lines of `Access-Control-Allow-Headers`. */
export function allowHeaders(random: Random, request: RequestSpec, odd: boolean): readonly string[] {
  const names = [
    ...new Set([
      ...request.headers.map(([name]) => name),
      ...(request.body === 'none' ? [] : ['Content-Type']),
    ]),
  ];
  if (odd) return random.weighted(ODD_HEADERS)(names);
  return [random.pick([names.join(', '), names.join(',').toLowerCase(), '{headers}', '{headers}'])];
}

/** The lines of `Access-Control-Max-Age`. */
export function maxAge(random: Random): readonly string[] {
  return random.weighted([
    [40, []],
    [6, ['600']],
    [6, ['86400']],
    [4, ['0']],
    [2, ['-1']],
    [2, ['abc']],
    [1, ['1.5']],
    [1, ['+600']],
    [1, ['600s']],
    [1, ['']],
    [1, [' 600 ']],
    [1, ['99999999999999999999']],
    [1, ['600', '600']],
    [1, ['600, 0']],
  ]);
}
