import { CORS_ERRORS, RETIRED_CORS_ERRORS, type Phase } from '../../src/cors/cors-error.ts';
import type {
  Diagnosed,
  NetworkFailure,
  PreflightReason,
  Unfixable,
  Verdict,
  Warning,
} from '../../src/diagnosis/diagnosis.ts';
import type { Exchange, Hop } from '../../src/exchange/exchange.ts';
import { avoidPreflight, preflightReasonText } from '../../src/explain/preflight-reason.ts';
import { failureText } from '../../src/explain/failure.ts';
import { headline } from '../../src/explain/headline.ts';
import { hopTitle } from '../../src/explain/hop-title.ts';
import { credentialsQuestion } from '../../src/explain/credentials-question.ts';
import { cacheNote, redirectNote } from '../../src/explain/notes.ts';
import { plainText, type RichText } from '../../src/explain/rich-text.ts';
import { serverRan, whatHappened } from '../../src/explain/what-happened.ts';
import { shortCause } from '../../src/explain/row/short-cause.ts';
import { unfixableText } from '../../src/explain/unfixable.ts';
import { verdictWord } from '../../src/explain/verdict.ts';
import { type WarningText, warningText } from '../../src/explain/warning.ts';
import { CHROMIUM, START } from '../support/http-text.ts';
import { diagnosed } from './fixtures.ts';

/*
 * Every text that explain/ can make of a finding, for one set of values: the tests that hold for all of them go through this list. The
 * tables are Records, so that the compiler asks for a new code.
 */

/** What the page and the server said. */
export interface Values {
  readonly server: string;
  readonly page: string;
  readonly method: string;
  readonly value: string;
}

/** One text, with what it is about. */
export interface Told {
  readonly about: string;
  /** `advice`: what to do. `report`: what was seen; it may quote what nobody should send. */
  readonly kind: 'report' | 'advice';
  readonly text: string;
}

const VERDICTS = Object.keys({
  blocked: 0,
  allowed: 0,
  failed: 0,
  opaque: 0,
  'same-origin': 0,
  unknown: 0,
} satisfies Record<Verdict, 0>) as readonly Verdict[];

const UNFIXABLES = Object.keys({
  'redirect-contains-credentials': 0,
  'scheme-not-http': 0,
  'disallowed-by-mode': 0,
  'opaque-origin-with-credentials': 0,
  'opaque-origin': 0,
  'local-network-access': 0,
  'too-many-redirects': 0,
  'network-failure': 0,
} satisfies Record<Unfixable, 0>) as readonly Unfixable[];

export const FAILURE_KINDS = Object.keys({
  refused: 0,
  dns: 0,
  tls: 0,
  timeout: 0,
  reset: 0,
  'empty-response': 0,
  offline: 0,
  aborted: 0,
  'blocked-by-extension': 0,
  'blocked-by-csp': 0,
  'mixed-content': 0,
  'blocked-by-response-policy': 0,
  'blocked-by-orb': 0,
  'wrong-type': 0,
  'service-worker': 0,
  'redirect-mode': 0,
  'too-many-redirects': 0,
  'unsafe-redirect': 0,
  other: 0,
} satisfies Record<NetworkFailure['kind'], 0>) as readonly NetworkFailure['kind'][];

const WARNINGS = Object.keys({
  'wildcard-covers-authorization': 0,
  'wildcard-with-authorization': 0,
  'null-allowed': 0,
  'insecure-origin-allowed': 0,
  'vary-origin-missing': 0,
  'preflight-not-cached': 0,
  'response-headers-unreadable': 0,
  'page-sends-access-control-header': 0,
  'status-not-ok': 0,
  'origin-reflected': 0,
} satisfies Record<Warning['id'], 0>) as readonly Warning['id'][];

const PHASES = ['request', 'preflight', 'redirect', 'response'] as const satisfies readonly Phase[];
const STATUSES = [0, 200, 302, 404, 500];

const reasons = ({ method, value }: Values): readonly PreflightReason[] => {
  const all: { readonly [Kind in PreflightReason['kind']]: Extract<PreflightReason, { kind: Kind }> } = {
    method: { kind: 'method', method },
    header: { kind: 'header', name: value, value },
    'content-type': { kind: 'content-type', value },
    'value-too-long': { kind: 'value-too-long', name: value, length: 129 },
    'values-too-long-together': { kind: 'values-too-long-together', names: [value, value], length: 1_025 },
    'unsafe-value': { kind: 'unsafe-value', name: 'accept', value },
    'upload-listener-or-stream': { kind: 'upload-listener-or-stream' },
  };
  return Object.values(all);
};

function hopOf({ server, method, page, value }: Values, kind: Hop['kind'], status: number): Hop {
  return {
    kind,
    method,
    url: server,
    requestHeaders: [{ name: 'Origin', value: page }],
    body: null,
    status,
    statusText: value,
    responseHeaders: [],
    redirectUrl: kind === 'redirect' || status === 302 ? value : '',
    error: '',
    startedAt: START,
    duration: 5,
    serverAddress: '',
    fromServiceWorker: false,
    emptyBody: false,
    sent: true,
    synthesized: false,
  };
}

function exchangeWith(values: Values, hop: Hop): Exchange {
  return {
    id: 1,
    browser: CHROMIUM,
    url: values.server,
    method: values.method,
    origin: values.page,
    initiator: 'fetch',
    callSite: null,
    mode: 'cors',
    startedAt: START + 1_500,
    hops: [hop],
    outcome: 'failed',
    cachedPreflight: { exchangeId: 2, hop },
    witnessed: null,
  };
}

const report = (about: string, text: RichText | string | null): Told => ({
  about,
  kind: 'report',
  text: toText(text),
});

const advice = (about: string, text: RichText | string | null): Told => ({
  ...report(about, text),
  kind: 'advice',
});

const toText = (text: RichText | string | null): string =>
  typeof text === 'string' ? text : plainText(text ?? []);

function aboutDiagnosed(about: string, one: Diagnosed): readonly Told[] {
  return [
    report(`headline of ${about}`, headline(one)),
    report(`list row of ${about}`, shortCause(one)),
    report(`effect on the server of ${about}`, serverRan(one)),
    advice(`rule of ${about}`, whatHappened(one)),
  ];
}

const hopKind = (phase: Phase): Hop['kind'] => (phase === 'request' ? 'response' : phase);

function aboutErrors(values: Values): readonly Told[] {
  return [...CORS_ERRORS, ...RETIRED_CORS_ERRORS].flatMap((corsError) =>
    PHASES.flatMap((phase) =>
      STATUSES.flatMap((status) => {
        const exchange = exchangeWith(values, hopOf(values, hopKind(phase), status));
        const blocking = { phase, corsError, failedParameter: values.value, hop: 0 };
        const alternatives = [
          { ...blocking, assuming: 'credentials' as const },
          { ...blocking, assuming: 'no-credentials' as const },
        ];
        const one = diagnosed(exchange, { verdict: 'blocked', blocking, alternatives, reachedServer: 'no' });
        const about = `${corsError} (${phase}, ${status})`;
        const credentials = credentialsQuestion(one);
        return aboutDiagnosed(about, one).concat(
          report(`credentials of ${about}`, credentials?.question ?? null),
          report(`the other credentials mode of ${about}`, credentials?.otherwise ?? null),
        );
      }),
    ),
  );
}

function aboutFailures(values: Values): readonly Told[] {
  const exchange = exchangeWith(values, hopOf(values, 'redirect', 0));
  return FAILURE_KINDS.flatMap((kind) => {
    const failure = { kind, error: values.value, hop: 0 };
    const text = failureText(failure, exchange);
    return aboutDiagnosed(`failure ${kind}`, diagnosed(exchange, { verdict: 'failed', failure })).concat(
      report(`detail of ${kind}`, text.detail),
      advice(`next step of ${kind}`, text.next),
    );
  });
}

function aboutHops(values: Values): readonly Told[] {
  const hop = hopOf(values, 'redirect', 302);
  const one = diagnosed(exchangeWith(values, hop), { verdict: 'blocked' });
  return [
    report('redirects', redirectNote(one)),
    report('the preflight cache', cacheNote(one)),
    report('a hop', hopTitle(hop, true)),
    report('a hop that was not sent', hopTitle(hop, false)),
  ];
}

/** Every text about `values`. */
export function everyText(values: Values): readonly Told[] {
  const exchange = exchangeWith(values, hopOf(values, 'response', 200));
  return [
    ...aboutErrors(values),
    ...aboutFailures(values),
    ...aboutHops(values),
    ...VERDICTS.flatMap((verdict) => aboutDiagnosed(`verdict ${verdict}`, diagnosed(exchange, { verdict }))),
    ...VERDICTS.map((verdict) => report(`word for ${verdict}`, verdictWord(verdict))),
    ...UNFIXABLES.map((unfixable) => advice(`unfixable ${unfixable}`, unfixableText(unfixable))),
    ...WARNINGS.flatMap((id) => {
      const text = warningText({ id, evidence: [values.value] });
      return [
        report(`title of ${id}`, text.title),
        advice(`detail of ${id}`, text.detail),
        advice(`fix of ${id}`, text.fix),
      ];
    }),
    ...reasons(values).map((reason) =>
      report(`preflight because of ${reason.kind}`, preflightReasonText(reason)),
    ),
    ...reasons(values).map((reason) =>
      advice(`what spares a preflight because of ${reason.kind}`, avoidPreflight(reason, values.method)),
    ),
  ];
}

/** Every warning with its words. */
export const everyWarning = (
  value: string,
): readonly { readonly id: Warning['id']; readonly text: WarningText }[] =>
  WARNINGS.map((id) => ({ id, text: warningText({ id, evidence: [value] }) }));

/** The links of all warnings. */
export const everyLink = (): readonly string[] =>
  WARNINGS.map((id) => warningText({ id, evidence: [] }).link);
