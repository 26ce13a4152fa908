import type { HeaderList } from '../cors/header-list.ts';
import { partsOf, property, textOf } from '../exchange/reading/unknown.ts';
import type { WireAnswer } from '../check/transport.ts';
import type { ProtocolHop, ProtocolRequest } from './protocol/protocol-request.ts';

/*
 * As long as any route is set, Playwright answers every preflight itself, and lets everything pass: a server whose preflight fails is not
 * noticed. The server is asked here what the browser would have asked it.
 */

/** Answers of servers to preflights that Playwright had answered, by the id of the preflight; null while one is awaited. */
export type Answers = ReadonlyMap<string, WireAnswer | null>;

export interface AskedAgain {
  /** Asks for those that are new. */
  readonly look: (requests: readonly ProtocolRequest[]) => void;
  readonly answers: Answers;
}

/** Preflights that are asked again for one page. */
const MAX_ASKED = 200;

/**
 * Asks servers again for what Playwright answered.
 * @param onAnswer is called whenever an answer came
 */
export function createAskedAgain(onAnswer: () => void): AskedAgain {
  const answers = new Map<string, WireAnswer | null>();
  return {
    answers,
    look: (requests) => {
      for (const preflight of requests) {
        if (answers.size >= MAX_ASKED || answers.has(preflight.id)) continue;
        if (!isAnsweredByPlaywright(preflight) || !isRealRequest(preflight, requests)) continue;
        answers.set(preflight.id, null);
        void ask(preflight).then((answer) => {
          answers.set(preflight.id, answer);
          onAnswer();
        });
      }
    },
  };
}

/** The id of the request that a preflight is for; '' for what is none. */
export const preflightedId = ({ initiator }: ProtocolRequest): string =>
  property(initiator, 'type') === 'preflight' ? textOf(property(initiator, 'requestId')) : '';

/** It came from nowhere: no address, no lines of the network. */
function isAnsweredByPlaywright(preflight: ProtocolRequest): boolean {
  const [hop] = preflight.hops;
  if (hop === undefined || hop.response === null || preflightedId(preflight) === '') return false;
  return hop.hasExtraInfo === false && !hasAddress(hop);
}

/** Whether the request behind it went over the network: a request that a test answers itself is no server's. */
function isRealRequest(preflight: ProtocolRequest, requests: readonly ProtocolRequest[]): boolean {
  const id = preflightedId(preflight);
  return requests.some(
    (request) => request.id === id && (request.sentLines.length > 0 || request.hops.some(hasAddress)),
  );
}

/** Its answer came from somewhere. */
const hasAddress = ({ response }: ProtocolHop): boolean =>
  textOf(property(response, 'remoteIPAddress')) !== '';

async function ask(preflight: ProtocolRequest): Promise<WireAnswer> {
  // Loaded by the few tests that need it.
  const { createTransport } = await import('../check/undici-transport.ts');
  const { url, headers } = partsOf<'url' | 'headers'>(preflight.hops[0]?.request);
  const transport = createTransport(process.env);
  try {
    return await transport({ method: 'OPTIONS', url: textOf(url), headers: linesOf(headers) });
  } finally {
    await transport.close();
  }
}

const linesOf = (headers: unknown): HeaderList =>
  Object.entries(headers ?? {}).map(([name, value]) => ({ name, value: String(value) }));
