import { findPath } from '../detect/fingerprint.ts';
import { corsOptions, jsOrigins } from '../write/javascript.ts';
import { lines } from '../write/lines.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** Socket.IO 3 and 4: the server answers `/socket.io/` itself and takes the options of the `cors` package. */
export const socketio: Target = {
  id: 'socketio',
  name: 'Socket.IO',
  variantOf: null,
  layer: 'application',
  language: 'js',
  place: 'Where the Socket.IO server is made: the options of new Server()',
  documentation: 'https://socket.io/docs/v4/handling-cors/',
  detect: (exchange) => findPath(exchange, /^\/socket\.io\//, 'certain'),
  write: (policy) =>
    lines(
      `import { Server } from ${jsString('socket.io')};`,
      '',
      jsOrigins(policy),
      'const io = new Server(httpServer, {',
      '  cors: {',
      ...corsOptions(policy, '    '),
      '  },',
      '});',
    ),
  notes: [
    {
      when: ['always'],
      text: '`app.use(cors())` of Express does not cover `/socket.io/`: Socket.IO answers before Express does.',
    },
    {
      when: ['credentials'],
      text: 'Cookies need `withCredentials: true` in the client, too. Browsers let every page open a WebSocket, with cookies: check `request.headers.origin` against the list in `allowRequest` as well.',
    },
    {
      when: ['gateway-error', 'preflight-not-found', 'error-without-headers'],
      text: 'A 400, 404 or 502 may come from a proxy in front that does not pass `/socket.io/` on, or from several servers without sticky sessions. Restricting the client to WebSockets hides the message and not the cause.',
    },
  ],
};
