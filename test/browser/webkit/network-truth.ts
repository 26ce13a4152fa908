import type { InspectorClient, InspectorEvent } from './inspector-client.ts';

/** What became of one request, in WebKit's own words. */
export interface WebKitRequest {
  /** Every URL that it went to, redirects followed. */
  readonly urls: string[];
  readonly method: string;
  /** `Fetch`, `XHR`, `Image` … */
  readonly resourceType: string;
  outcome: 'pending' | 'finished' | 'failed';
  /** The reason, '' when it passed: `Origin … is not allowed by Access-Control-Allow-Origin. Status code: 200`. */
  errorText: string;
}

/** One line of WebKit's console that the browser itself wrote. */
export interface WebKitLine {
  /** `security`, `javascript`, `network` … */
  readonly source: string;
  readonly text: string;
}

interface Sent {
  readonly requestId: string;
  readonly request: { readonly url: string; readonly method: string };
  readonly type?: string;
}

interface Said {
  readonly message: { readonly source: string; readonly text: string; readonly level: string };
}

/** Everything that WebKit's Network and Console domains tell, from now on. */
export class NetworkTruth {
  readonly #requests = new Map<string, WebKitRequest>();
  readonly #lines: WebKitLine[] = [];

  constructor(page: InspectorClient) {
    page.onEvent((event) => this.#observe(event));
  }

  get requests(): readonly WebKitRequest[] {
    return [...this.#requests.values()];
  }

  get lines(): readonly WebKitLine[] {
    return this.#lines;
  }

  #observe({ method, params }: InspectorEvent): void {
    const { requestId, errorText } = params;
    const request = this.#requests.get(String(requestId));
    switch (method) {
      case 'Network.requestWillBeSent':
        this.#sent(params as unknown as Sent);
        return;
      case 'Network.loadingFinished':
        if (request !== undefined) request.outcome = 'finished';
        return;
      case 'Network.loadingFailed':
        if (request === undefined) return;
        request.outcome = 'failed';
        request.errorText = String(errorText);
        return;
      case 'Console.messageAdded': {
        const { source, text } = (params as unknown as Said).message;
        this.#lines.push({ source, text });
        return;
      }
    }
  }

  /** A redirect is told as the same request once more. */
  #sent({ requestId, request, type = '' }: Sent): void {
    const { url, method } = request;
    const known = this.#requests.get(requestId);
    if (known !== undefined) known.urls.push(url);
    else
      this.#requests.set(requestId, {
        urls: [url],
        method,
        resourceType: type,
        outcome: 'pending',
        errorText: '',
      });
  }
}
