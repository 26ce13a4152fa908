import { findFingerprint } from '../detect/fingerprint.ts';
import { REFUSED_PREFLIGHT, shows } from '../detect/traits.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import type { Policy } from '../policy/policy.ts';
import { comparedMethods } from '../methods.ts';
import { pythonList } from '../python.ts';
import { pythonString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** Flask-CORS takes a string that holds one of these for a regular expression. */
const PATTERN_CHARACTER = /[*\\\][?$^()]/;

/** A Flask-CORS pattern that matches exactly `text`: the pattern is matched from the start, so it has to name its end. */
const exactly = (text: string): string =>
  PATTERN_CHARACTER.test(text) ? `re.compile(re.escape(${pythonString(text)}) + r"\\Z")` : pythonString(text);

const hasPattern = ({ origins, allowHeaders }: Policy): boolean =>
  [...origins, ...allowHeaders].some((text) => PATTERN_CHARACTER.test(text));

const hasLowerCase = ({ methods }: Policy): boolean =>
  methods.some((method) => method !== method.toUpperCase());

/** Flask-CORS sends methods in upper case, but browsers compare them byte by byte. */
const methodsLines = (policy: Policy): readonly Line[] =>
  hasLowerCase(policy)
    ? [
        '    if "Access-Control-Allow-Methods" in response.headers:  # Flask-CORS turns methods into upper case',
        `        response.headers["Access-Control-Allow-Methods"] = ${pythonString(comparedMethods(policy).join(', '))}`,
      ]
    : [];

/** For checks of the application that refuse preflights: Flask has no route that such a check leaves out. */
const preflightHook: readonly Line[] = [
  '@app.before_request',
  'def answer_preflight():  # above your own: a preflight carries no credentials, so no check may refuse it',
  '    if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:',
  '        return "", 204',
  '',
  '',
];

const answerHook = (policy: Policy, varies: boolean): readonly Line[] => [
  '@app.after_request',
  'def finish_cors(response):',
  ...(varies
    ? ['    response.vary.add("Origin")  # caches must know, where Flask-CORS refuses an origin, too']
    : []),
  ...methodsLines(policy),
  '    return response',
  '',
  '',
];

const cors = (policy: Policy): readonly Line[] => [
  'CORS(',
  '    app,',
  '    origins=[  # exactly as the browser sends them: one line per environment',
  ...policy.origins.map((origin) => `        ${exactly(origin)},`),
  '    ],',
  `    methods=${pythonList(comparedMethods(policy))},`,
  `    allow_headers=[${policy.allowHeaders.map(exactly).join(', ')}],`,
  lineIf(policy.exposeHeaders.length > 0, `    expose_headers=${pythonList(policy.exposeHeaders)},`),
  lineIf(policy.credentials, '    supports_credentials=True,'),
  `    max_age=${policy.maxAge},`,
  ')',
];

/** Flask with Flask-CORS (3 to 6). */
export const flask: Target = {
  id: 'flask',
  name: 'Flask',
  variantOf: null,
  layer: 'application',
  language: 'python',
  place: 'Right after app = Flask(__name__), before other before_request handlers',
  documentation: 'https://flask-cors.readthedocs.io/',
  log: 'logging.getLogger("flask_cors").setLevel(logging.DEBUG) logs what it compares.',
  detect: (exchange) =>
    findFingerprint(exchange, [{ header: 'server', starts: 'werkzeug', confidence: 'likely' }]),
  write: (policy, exchange) => {
    const refused = shows(exchange, policy, ...REFUSED_PREFLIGHT);
    const varies = shows(exchange, policy, 'cached-answer');
    const hooks = [
      ...(refused ? preflightHook : []),
      ...(varies || hasLowerCase(policy) ? answerHook(policy, varies) : []),
    ];
    return lines(
      '# pip install flask-cors',
      lineIf(hasPattern(policy), 'import re'),
      lineIf(hasPattern(policy), ''),
      lineIf(refused, 'from flask import request'),
      'from flask_cors import CORS',
      '',
      ...(hooks.length > 0 ? ['', ...hooks] : []),
      ...cors(policy),
    );
  },
  notes: [
    {
      when: ['preflight-unauthorized', 'preflight-forbidden', 'preflight-server-error'],
      text: 'A `before_request` handler refused the preflight. Flask runs them in the order in which they are registered: paste this above yours, or let yours return early for `OPTIONS`.',
    },
    {
      when: ['preflight-redirected', 'redirected'],
      text: 'Flask redirects an address whose slash at the end is missing (`strict_slashes`), and one with two in a row (`merge_slashes`). Have the page ask the address exactly as the route is written.',
    },
    {
      when: ['server-error'],
      text: 'In debug mode an exception is answered by the debugger, without CORS headers. With `flask run` and no `--debug` the 500 carries them.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: a proxy in front of Flask adds it as well. Keep one of the two.',
    },
    {
      when: ['header-sent'],
      text: 'Remove other calls of `CORS`, `@cross_origin` and headers that are set by hand: they win over this. Without `origins` they allow every site, and with `supports_credentials=True` each could act as your users.',
    },
  ],
};
