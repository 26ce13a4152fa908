import { originOf, type SerializedOrigin } from '../../cors/origin.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { CredentialsAssumption } from '../diagnosis.ts';

/** What is known of the credentials modes of requests that have something in common. */
export interface CredentialsHabits {
  readonly remember: (exchange: Exchange, proven: CredentialsAssumption) => void;
  /** The mode of every request that has the nearest thing in common; null when those differ, or there are none. */
  readonly of: (exchange: Exchange) => CredentialsAssumption | null;
}

/** Requests of one kind, as far as their modes are proven. */
interface Habit {
  mode: CredentialsAssumption | 'both';
  count: number;
}

/**
 * Remembers `limit` things in common at most, and then starts afresh. A habit counts only without exception: on generated pages, which mix
 * modes at random, a majority was wrong three times out of four.
 */
export function createCredentialsHabits(limit: number): CredentialsHabits {
  /** By server: for most of them, the page's own above all, there is nothing to remember and nothing to look up. */
  const byServer = new Map<SerializedOrigin | null, Map<string, Habit>>();
  let size = 0;

  const add = (server: SerializedOrigin | null, key: string, habit: Habit): void => {
    if (size >= limit) {
      byServer.clear();
      size = 0;
    }
    const habits = byServer.get(server);
    if (habits === undefined) byServer.set(server, new Map([[key, habit]]));
    else habits.set(key, habit);
    size++;
  };

  return {
    remember(exchange, proven) {
      const server = originOf(exchange.url);
      for (const { key } of wasAnswered(exchange) ? commonThings(exchange) : sameThing(exchange)) {
        const habit = byServer.get(server)?.get(key);
        if (habit === undefined) add(server, key, { mode: proven, count: 1 });
        else {
          if (habit.mode !== proven) habit.mode = 'both';
          habit.count++;
        }
      }
    },
    of(exchange) {
      const habits = byServer.get(originOf(exchange.url));
      if (habits === undefined) return null;
      for (const { key, enough } of commonThings(exchange)) {
        const habit = habits.get(key);
        if (habit !== undefined && habit.count >= enough) return habit.mode === 'both' ? null : habit.mode;
      }
      return null;
    },
  };
}

/**
 * A request that its preflight stopped proves credentials at most, never that there were none: requests that have more than themselves in
 * common with it would all be taken for requests with credentials.
 */
const wasAnswered = ({ hops }: Exchange): boolean =>
  hops.some(({ kind, status }) => kind !== 'preflight' && status !== 0);

const sameThing = (exchange: Exchange): readonly CommonThing[] => commonThings(exchange).slice(0, 1);

interface CommonThing {
  readonly key: string;
  /** How many proven requests make a habit. */
  readonly enough: number;
}

/**
 * What requests to one server have in common, from the nearest to the farthest: the same request, the same line of the page's code, the
 * server itself. A line through which requests of both modes go says nothing, not even about a method: taken by method it was wrong 15 times
 * out of 18.
 */
function commonThings({ browser, origin, method, url, callSite, initiator }: Exchange): CommonThing[] {
  if (origin === null || originOf(url) === null) return [];
  const sameRequest = { key: `request ${origin} ${initiator ?? ''} ${method} ${url}`, enough: 1 };
  // Firefox proves little but that there were credentials, so that a server would be asked with them for ever: of 9 guesses 5 were wrong.
  if (browser.engine === 'firefox') return [sameRequest];
  const sameServer = { key: `server ${origin}`, enough: 2 };
  if (callSite === null) return [sameRequest, sameServer];
  const { line, column } = callSite;
  return [sameRequest, { key: `call ${line}:${column} ${callSite.url}`, enough: 2 }, sameServer];
}
