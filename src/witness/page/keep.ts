/** What a watch tells of one request: see `Asked`. Whoever gets it from a page checks it. */
interface Told {
  /** `policy`: no request, but one that the Content-Security-Policy kept back. */
  readonly api: 'fetch' | 'xhr' | 'eventsource' | 'beacon' | 'policy';
  /** As the page wrote it: relative, perhaps. */
  readonly url: string;
  readonly method: string;
  readonly credentials: string;
  readonly mode: string;
  readonly redirect: string;
  readonly integrity: boolean;
  /** Of a policy: which one. */
  readonly directive: string;
}

/** The same as it is kept. */
export interface KeptAsking extends Told {
  /** Counts the requests of a document. */
  readonly n: number;
  readonly at: number;
  readonly stack: string;
}

/** What a watched document gives, and nobody else can write. */
export interface KeptAskings {
  /** The watch that it belongs to. */
  readonly token: string;
  /** Tells documents apart. */
  readonly id: string;
  readonly since: (first: number) => { readonly next: number; readonly askings: readonly KeptAsking[] };
}

export type Keep = (told: Partial<Told>) => void;

/**
 * Evaluated in the page, before its own scripts: makes a place for what the page asks for, and gives what puts it there. The browser's functions
 * are remembered as they are now, so that later nothing of the page's is called.
 */
export function keepAskings(token: string): Keep {
  const MOST_KEPT = 500;
  const LONGEST = 8_192;
  const LONGEST_STACK = 2_000;
  const STACKS_A_SECOND = 50;
  const KEY = Symbol.for('cors-lens-watch');
  const NOTHING = {
    api: 'fetch',
    url: '',
    method: 'GET',
    credentials: 'same-origin',
    mode: 'cors',
    redirect: 'follow',
    integrity: false,
    directive: '',
  } as const;
  const { URL, Error, Math, performance, document } = globalThis;
  const { apply } = Reflect;
  const { now } = performance;
  const { slice } = String.prototype;
  // Without a prototype: the page may define properties on that of all objects.
  const kept = Object.create(null) as Record<number, KeptAsking>;
  const id = `${Math.random()}`;
  let next = 0;
  let second = 0;
  let stacks = 0;

  const stackNow = (): string => {
    const present = Math.floor(apply(now, performance, []) / 1000);
    if (present !== second) stacks = 0;
    second = present;
    // V8 would call the page's own function.
    if (stacks++ >= STACKS_A_SECOND || 'prepareStackTrace' in Error) return '';
    return apply(slice, new Error().stack ?? '', [0, LONGEST_STACK]);
  };

  const since = (first: number): ReturnType<KeptAskings['since']> => {
    const askings: KeptAsking[] = [];
    for (let n = Math.max(first, next - MOST_KEPT); n < next; n++) {
      const asking = kept[n % MOST_KEPT];
      if (asking !== undefined) askings[askings.length] = asking;
    }
    return { next, askings };
  };

  Object.defineProperty(window, KEY, { value: Object.freeze({ token, id, since }) });
  return (told) => {
    const url = new URL(told.url ?? '', document.baseURI).href;
    if (url.length > LONGEST) return;
    const at = performance.timeOrigin + apply(now, performance, []);
    kept[next % MOST_KEPT] = { ...NOTHING, ...told, url, n: next, at, stack: stackNow() };
    next++;
  };
}
