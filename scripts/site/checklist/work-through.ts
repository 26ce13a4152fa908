import {
  letsIn,
  letsInByName,
  type Observation,
  observationsOf,
  variesByOrigin,
} from '../../../src/audit/observation.ts';
import { auditOf, findingText } from '../../../src/audit/server-audit.ts';
import type { Finding } from '../../../src/audit/finding.ts';
import { isTrustworthy } from '../../../src/cors/address-space.ts';
import type { CorsError } from '../../../src/cors/cors-error.ts';
import { getHeader } from '../../../src/cors/header-list.ts';
import { OPAQUE_ORIGIN } from '../../../src/cors/origin.ts';
import { preflightLifetime } from '../../../src/cors/preflight-cache.ts';
import type { Diagnosed } from '../../../src/diagnosis/diagnosis.ts';
import { shownUrl } from '../../../src/explain/addresses.ts';
import { plainText } from '../../../src/explain/rich-text.ts';
import { hasCredentialsOverHttp, isDevelopment } from './origins.ts';

/** What a recording says about one item. `shown`: the request that shows it, or why nothing does; plain text of the recording's own values. */
export interface Answer {
  readonly state: 'ok' | 'not-ok' | 'untold';
  readonly shown: string;
}

/** What of a recording the items look at. */
interface Evidence {
  readonly log: readonly Diagnosed[];
  readonly answers: readonly Observation[];
  readonly findings: ReadonlyMap<Finding['id'], string>;
}

const notOk = (shown: string): Answer => ({ state: 'not-ok', shown });
const ok = (shown: string): Answer => ({ state: 'ok', shown });
const untold = (shown: string): Answer => ({ state: 'untold', shown });

const nameOf = ({ hop, origin }: Observation): string =>
  `${hop.method} ${shownUrl(hop.url)}, asked by ${origin}`;

/** Not ok by the first answer that shows it, ok by the first that shows that; untold where neither is there. */
function byAnswers(
  { answers }: Evidence,
  isBad: (answer: Observation) => boolean,
  isGood: (answer: Observation) => boolean,
  missing: string,
): Answer {
  const bad = answers.find(isBad);
  if (bad !== undefined) return notOk(nameOf(bad));
  const good = answers.find(isGood);
  return good === undefined ? untold(missing) : ok(nameOf(good));
}

/** Not ok where CORS stopped a request with one of these errors. */
function byErrors({ log }: Evidence, errors: readonly CorsError[]): Answer | null {
  const stopped = log.find(
    ({ diagnosis: { blocking } }) => blocking !== null && errors.includes(blocking.corsError),
  );
  return stopped === undefined ? null : notOk(`${stopped.exchange.method} ${shownUrl(stopped.exchange.url)}`);
}

const isPreflight = ({ hop }: Observation): boolean => hop.kind === 'preflight';

const passedPreflight = (answer: Observation): boolean =>
  isPreflight(answer) && letsIn(answer) && answer.asked.every(({ passed }) => passed);

const isKept = ({ hop, exchange }: Observation): boolean =>
  getHeader(hop.responseHeaders, 'access-control-max-age') !== null &&
  preflightLifetime(hop.url, hop.responseHeaders, exchange.browser.engine) > 5;

const NOBODY_ELSE = 'nobody asked who should be kept out. cors-lens check --audit asks as strangers do';

/** Whether a list is compared with: somebody was let in by name, and somebody was not. */
function byList(evidence: Evidence, ...ids: readonly Finding['id'][]): Answer {
  const found = ids.map((id) => evidence.findings.get(id)).find((text) => text !== undefined);
  if (found !== undefined) return notOk(found);
  const named = evidence.answers.some(letsInByName);
  const refused = evidence.answers.find((answer) => !letsIn(answer) && answer.hop.status < 400);
  return named && refused !== undefined ? ok(`kept out: ${nameOf(refused)}`) : untold(NOBODY_ELSE);
}

const PREFLIGHT_STOPPED: readonly CorsError[] = ['PreflightInvalidStatus', 'PreflightDisallowedRedirect'];
const LISTS_STOPPED: readonly CorsError[] = [
  'MethodDisallowedByPreflightResponse',
  'HeaderDisallowedByPreflightResponse',
];
const TWO_LAYERS: readonly CorsError[] = ['MultipleAllowOriginValues', 'PreflightMultipleAllowOriginValues'];

const NO_PREFLIGHT = 'no preflight is in it';
const NO_ERROR = 'no answer with an error status is in it';

function redirects({ answers }: Evidence): Answer {
  const redirect = answers.find(({ hop }) => hop.redirectUrl !== '');
  if (redirect !== undefined) return notOk(nameOf(redirect));
  return answers.length === 0
    ? untold('no answer is in it')
    : ok(`none of ${answers.length} answers leads elsewhere`);
}

function varies(evidence: Evidence): Answer {
  const found = evidence.findings.get('vary-missing');
  if (found !== undefined) return notOk(found);
  const named = evidence.answers.filter((answer) => !isPreflight(answer) && letsInByName(answer));
  const [first] = named;
  if (first === undefined) return untold('no answer names an origin');
  // One that always names the same origin depends on nobody.
  return named.every(variesByOrigin) ? ok(nameOf(first)) : untold('a single origin may always be named');
}

/** How each item is told, by the words that it begins with on the page. Those that no recording tells are not here. */
export const ITEMS: Readonly<Record<string, (evidence: Evidence) => Answer>> = {
  'Each origin is named': (evidence) => byList(evidence, 'look-alike', 'any-origin'),
  'No development address': (evidence) =>
    byAnswers(
      evidence,
      (each) =>
        isDevelopment(each.origin) &&
        !isTrustworthy(each.hop.url.replace('https:', 'http:')) &&
        letsInByName(each),
      (each) => isDevelopment(each.origin) && !letsIn(each),
      'nobody asked from one',
    ),
  'null is not allowed': (evidence) =>
    byAnswers(
      evidence,
      ({ allowOrigin }) => allowOrigin === OPAQUE_ORIGIN,
      (each) => each.origin === OPAQUE_ORIGIN && !letsIn(each),
      'nobody asked as null',
    ),
  'The Origin is not just sent back': (evidence) => byList(evidence, 'any-origin'),
  'No http: origin beside credentials': (evidence) =>
    byAnswers(evidence, hasCredentialsOverHttp, () => false, 'nobody asked from a page over http'),
  'Access-Control-Allow-Methods': (evidence) =>
    byErrors(evidence, LISTS_STOPPED) ?? byAnswers(evidence, () => false, passedPreflight, NO_PREFLIGHT),
  'One layer adds the headers': (evidence) =>
    byErrors(evidence, TWO_LAYERS) ?? byAnswers(evidence, () => false, letsIn, 'no answer lets anybody in'),
  'OPTIONS passes': (evidence) =>
    byErrors(evidence, PREFLIGHT_STOPPED) ?? byAnswers(evidence, () => false, passedPreflight, NO_PREFLIGHT),
  'Errors carry the headers too': (evidence) =>
    byAnswers(
      evidence,
      ({ hop, allowOrigin }) => hop.status >= 400 && allowOrigin === null,
      (each) => each.hop.status >= 400 && letsIn(each),
      NO_ERROR,
    ),
  'No redirect': redirects,
  'Vary: Origin': varies,
  'Access-Control-Max-Age is set': (evidence) =>
    byAnswers(evidence, (each) => passedPreflight(each) && !isKept(each), passedPreflight, NO_PREFLIGHT),
};

function evidenceOf(log: readonly Diagnosed[]): Evidence {
  const findings = new Map<Finding['id'], string>();
  for (const { server, findings: found } of auditOf(log))
    for (const each of found)
      findings.set(each.id, `${server}: ${plainText(findingText(each, server).title)}`);
  return { log, answers: [...observationsOf(log).values()].flat(), findings };
}

/** What a recording says about the item that begins so. */
export function createAnswers(log: readonly Diagnosed[]): (item: string) => Answer {
  const evidence = evidenceOf(log);
  return (item) => {
    const key = Object.keys(ITEMS).find((beginning) => item.startsWith(beginning));
    return (key === undefined ? undefined : ITEMS[key])?.(evidence) ?? untold('no recording tells');
  };
}
