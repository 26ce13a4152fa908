import type { HeaderList } from '../../src/cors/header-list.ts';
import type { NeededHop } from '../../src/diagnosis/diagnosis.ts';
import type { Exchange, Hop } from '../../src/exchange/exchange.ts';
import type {
  CaseSpec,
  ContentKind,
  HopSpec,
  Line,
  RequestSpec,
  ResponsePolicy,
} from '../conformance/spec.ts';

/** How a server answers at one hop of a chain; null where it is not known to have answered. */
export interface Answers {
  readonly preflight: ResponsePolicy | null;
  readonly response: ResponsePolicy | null;
}

/** A recorded request with everything that its servers answered: what can be asked again. */
export interface Recorded {
  readonly spec: CaseSpec;
  readonly request: RequestSpec;
  /** By position in the redirect chain, as in `spec.hops`. */
  readonly answers: readonly Answers[];
}

/** Lines that the test server writes itself, by the content. */
const OF_THE_CONTENT = new Set(['content-type', 'content-length', 'transfer-encoding', 'connection', 'date']);

const linesOf = (headers: HeaderList): Line[] =>
  headers
    .filter(({ name }) => !OF_THE_CONTENT.has(name.toLowerCase()))
    .map(({ name, value }): Line => [name, value]);

/** The position in the chain that a URL of the generator stands for. */
const positionOf = (url: string): number => Number(/[?&]case=\d+\.[^#]*&hop=(\d+)/.exec(url)?.[1] ?? 0);

const isPreflight = ({ kind }: Pick<Hop, 'kind'>): boolean => kind === 'preflight';

function answerOf(hop: Hop, spec: CaseSpec): ResponsePolicy | null {
  const planned = spec.hops[positionOf(hop.url)];
  const content: ContentKind = (isPreflight(hop) ? null : planned?.response.content) ?? 'empty';
  if (hop.status !== 0)
    return { fate: 'answer', status: hop.status, headers: linesOf(hop.responseHeaders), content };
  // Chromium shows nothing of a preflight that was redirected.
  return hop.error === 'net::ERR_INVALID_REDIRECT' ? (planned?.preflight ?? null) : null;
}

/** Everything that the servers of a recorded request answered, by what the log holds. */
export function recordedAnswers(spec: CaseSpec, exchange: Exchange): Answers[] {
  const answers: { preflight: ResponsePolicy | null; response: ResponsePolicy | null }[] = spec.hops.map(
    () => ({ preflight: null, response: null }),
  );
  const cached = exchange.cachedPreflight?.hop;
  for (const hop of cached === undefined ? exchange.hops : [cached, ...exchange.hops]) {
    const place = answers[positionOf(hop.url)];
    if (place !== undefined) place[isPreflight(hop) ? 'preflight' : 'response'] ??= answerOf(hop, spec);
  }
  return answers;
}

/** Answers that nobody asked for: a plain 404, as any server gives it. */
const NOTHING: ResponsePolicy = { fate: 'answer', status: 404, headers: [], content: 'empty' };

/** The case `index`, in which one request meets these answers. A recorded `Location` leads on within it. */
export function replayOf({ spec, request }: Recorded, answers: readonly Answers[], index: number): CaseSpec {
  const moved = (policy: ResponsePolicy | null): ResponsePolicy =>
    policy === null
      ? NOTHING
      : { ...policy, headers: policy.headers.map((line) => movedLine(line, spec, index)) };
  const hops = spec.hops.map((hop, position): HopSpec => ({
    host: hop.host,
    preflight: moved(answers[position]?.preflight ?? null),
    response: moved(answers[position]?.response ?? null),
    laterPreflight: null,
    laterResponse: null,
  }));
  // A page that gives up early says nothing about the servers.
  const again = { ...request, abort: false };
  return { ...spec, index, order: 'sequence', requests: [again], hops };
}

const movedLine = ([name, value]: Line, spec: CaseSpec, index: number): Line => [
  name,
  value.replaceAll(`case=${spec.index}.`, `case=${index}.`),
];

/** An answer of a server that was never asked: it carries what it has to, and nothing else. */
const fresh = (hop: NeededHop): ResponsePolicy =>
  isPreflight(hop)
    ? { fate: 'answer', status: 204, headers: [], content: 'empty' }
    : { fate: 'answer', status: 200, headers: [], content: 'json' };

const sameName =
  (name: string) =>
  (line: Line): boolean =>
    line[0].toLowerCase() === name.toLowerCase();

const withoutRepeats = (lines: readonly Line[], name: string): Line[] => {
  const first = lines.find(sameName(name));
  return lines.filter((line) => !sameName(name)(line) || line === first);
};

/** What `needed` says of one hop, carried out to the letter. */
function mended(before: ResponsePolicy, { status, set, remove }: NeededHop): ResponsePolicy {
  let headers: readonly Line[] = before.headers;
  for (const name of remove) headers = withoutRepeats(headers, name);
  for (const [name, value] of Object.entries(set))
    headers = [...headers.filter((line) => !sameName(name)(line)), [name, value]];
  return { ...before, status: status ?? before.status, headers };
}

/** The recorded answers with what `needed` says, at the hops that it names; the others stay as they were. */
export function mendedAnswers({ answers, spec }: Recorded, needed: readonly NeededHop[]): Answers[] {
  const after = answers.map((each) => ({ ...each }));
  for (const hop of needed) {
    const position = positionOf(hop.url);
    const place = after[position];
    if (place === undefined) continue;
    const kind = isPreflight(hop) ? 'preflight' : 'response';
    const content = spec.hops[position]?.response.content ?? 'json';
    const unsent = isPreflight(hop) ? fresh(hop) : { ...fresh(hop), content };
    place[kind] = mended((hop.hop === null ? null : place[kind]) ?? unsent, hop);
  }
  return after;
}

const EVERYTHING: readonly Line[] = [
  ['Access-Control-Allow-Origin', '{echo}'],
  ['Access-Control-Allow-Credentials', 'true'],
];

/** Servers that grant whatever is asked, redirects left as they are: what is blocked even so, no header helps. */
export const generousAnswers = ({ spec, answers }: Recorded): Answers[] =>
  spec.hops.map(({ response }, position) => {
    const planned = answers[position]?.response ?? response;
    const location = planned.headers.filter(sameName('Location'));
    return {
      preflight: {
        fate: 'answer',
        status: 204,
        headers: [
          ...EVERYTHING,
          ['Access-Control-Allow-Methods', '{method}'],
          ['Access-Control-Allow-Headers', '{headers}'],
        ],
        content: 'empty',
      },
      response: { ...planned, headers: [...EVERYTHING, ...location] },
    };
  });
