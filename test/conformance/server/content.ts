import type { ContentKind } from '../spec.ts';

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');

interface Content {
  /** '' for none. */
  readonly type: string;
  readonly body: Buffer;
}

/** Small but real answers: what cannot be decoded fails for a reason that has nothing to do with CORS. */
export function contentOf(kind: ContentKind): Content {
  switch (kind) {
    case 'json':
      return { type: 'application/json', body: Buffer.from('{"ok":true}') };
    case 'html':
      return { type: 'text/html', body: Buffer.from('<!doctype html><title>x</title>') };
    case 'text':
      return { type: 'text/plain', body: Buffer.from('hello') };
    case 'script':
      return { type: 'text/javascript', body: Buffer.from('void 0;') };
    case 'style':
      return { type: 'text/css', body: Buffer.from('.nothing{}') };
    case 'image':
      return { type: 'image/gif', body: PIXEL };
    case 'font':
      return { type: 'font/woff2', body: Buffer.from('wOF2') };
    case 'events':
      return { type: 'text/event-stream', body: Buffer.from('data: x\n\n') };
    case 'empty':
      return { type: '', body: Buffer.alloc(0) };
  }
}
