import type { HeaderList } from '../cors/header-list.ts';
import type { SerializedOrigin } from '../cors/origin.ts';

/** A request as a page makes it with `fetch(url, { method, headers, credentials, mode: 'cors' })`. */
export interface PageRequest {
  /** Absolute, http or https. */
  readonly url: string;
  readonly origin: SerializedOrigin;
  readonly method: string;
  /** What the page sets itself, in its own spelling and order. */
  readonly headers: HeaderList;
  /** Whether the credentials mode is `include`. No cookie is sent that is not among `headers`: nothing here has a cookie jar. */
  readonly credentials: boolean;
  /** Whether a request that may change something on the server is really sent. Without it, its preflight alone decides. */
  readonly send: boolean;
}

/** Methods that change nothing on a server that keeps to HTTP. POST is sent too where a form could send it. */
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Whether the request itself may be sent: it changes nothing, any page can send it without asking, or somebody says so. */
export const maySend = ({ send }: PageRequest, method: string, isPreflighted: boolean): boolean =>
  send || SAFE_METHODS.has(method) || (method === 'POST' && !isPreflighted);
