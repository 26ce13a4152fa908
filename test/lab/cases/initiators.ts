import { ALLOWED, allowedWith, blocked, OPAQUE, type LabCase, type LabGroup } from '../lab-case.ts';

const MISSING = blocked('response', 'MissingAllowOriginHeader');

const elements: readonly LabCase[] = [
  {
    id: 'font',
    title: 'A web font',
    broken: 'Fonts always need CORS, and the font server sends no header.',
    request: { by: 'font', to: 'api' },
    server: {
      'GET api': `
        200 OK
        Content-Type: font/woff2

        font`,
    },
    expected: MISSING,
  },
  {
    id: 'script',
    title: 'A script with crossorigin',
    broken: 'The attribute asks for CORS, and the server sends no header.',
    request: { by: 'script', to: 'api', crossOrigin: 'anonymous' },
    server: {
      'GET api': `
        200 OK
        Content-Type: text/javascript

        void 0;`,
    },
    expected: MISSING,
  },
  {
    id: 'script-with-credentials',
    title: 'A script with credentials',
    broken: 'crossorigin="use-credentials" meets the wildcard.',
    request: { by: 'script', to: 'api', crossOrigin: 'use-credentials' },
    server: {
      'GET api': `
        200 OK
        Content-Type: text/javascript
        Access-Control-Allow-Origin: *

        void 0;`,
    },
    expected: blocked('response', 'WildcardOriginNotAllowed'),
  },
  {
    id: 'module',
    title: 'A module script',
    broken: 'Modules always need CORS, and the server sends no header.',
    request: { by: 'module', to: 'api' },
    server: {
      'GET api': `
        200 OK
        Content-Type: text/javascript

        export {};`,
    },
    expected: MISSING,
  },
  {
    id: 'import',
    title: 'A dynamic import',
    broken: 'import() needs CORS, and the server allows another origin.',
    request: { by: 'import', to: 'api' },
    server: {
      'GET api': `
        200 OK
        Content-Type: text/javascript
        Access-Control-Allow-Origin: https://app.example.com

        export {};`,
    },
    expected: blocked('response', 'AllowOriginMismatch'),
  },
  {
    id: 'image',
    title: 'An image with crossorigin',
    broken: 'A canvas that wants to read the image needs CORS, and the server sends no header.',
    request: { by: 'image', to: 'api', crossOrigin: 'anonymous' },
    server: {
      'GET api': `
        200 OK
        Content-Type: image/gif

        {gif}`,
    },
    expected: MISSING,
  },
  {
    id: 'image-no-cors',
    title: 'An image without crossorigin',
    broken: 'Nothing: it is shown, but no script can read its pixels.',
    request: { by: 'image', to: 'api' },
    server: {
      'GET api': `
        200 OK
        Content-Type: image/gif

        {gif}`,
    },
    expected: OPAQUE,
  },
  {
    id: 'image-allowed',
    title: 'An image that may be read',
    broken: 'Nothing: the image may be drawn and read.',
    request: { by: 'image', to: 'api', crossOrigin: 'anonymous' },
    server: {
      'GET api': `
        200 OK
        Access-Control-Allow-Origin: *
        Content-Type: image/gif

        {gif}`,
    },
    expected: ALLOWED,
  },
  {
    id: 'video',
    title: 'A video with crossorigin',
    broken: 'The media server sends no CORS header.',
    request: { by: 'video', to: 'api', crossOrigin: 'anonymous' },
    server: {
      'GET api': `
        200 OK
        Content-Type: video/webm

        video`,
    },
    expected: MISSING,
  },
  {
    id: 'audio',
    title: 'Audio with crossorigin',
    broken: 'The media server allows another origin.',
    request: { by: 'audio', to: 'api', crossOrigin: 'anonymous' },
    server: {
      'GET api': `
        200 OK
        Content-Type: audio/wav
        Access-Control-Allow-Origin: https://app.example.com

        audio`,
    },
    expected: blocked('response', 'AllowOriginMismatch'),
  },
  {
    id: 'track',
    title: 'Subtitles',
    broken: 'Subtitles of a video with crossorigin need CORS, and the server sends no header.',
    request: { by: 'track', to: 'api', crossOrigin: 'anonymous' },
    server: {
      'GET api': `
        200 OK
        Content-Type: text/vtt

        WEBVTT`,
    },
    expected: MISSING,
  },
  {
    id: 'stylesheet',
    title: 'A style sheet with crossorigin',
    broken: 'The attribute asks for CORS, and the server sends no header.',
    request: { by: 'stylesheet', to: 'api', crossOrigin: 'anonymous' },
    server: {
      'GET api': `
        200 OK
        Content-Type: text/css

        /* */`,
    },
    expected: MISSING,
  },
  {
    id: 'mask',
    title: 'A mask image',
    broken: 'CSS masks need CORS, unlike background images.',
    request: { by: 'mask', to: 'api' },
    server: {
      'GET api': `
        200 OK
        Content-Type: image/gif

        {gif}`,
    },
    expected: MISSING,
  },
  {
    id: 'preload-fetch',
    title: 'A preload for fetch',
    broken: 'The preload asks with CORS, and the server sends no header.',
    request: { by: 'preload-fetch', to: 'api', crossOrigin: 'anonymous' },
    server: {
      'GET api': `
        200 OK
        Content-Type: application/json

        []`,
    },
    expected: MISSING,
  },
  {
    id: 'preload-font',
    title: 'A preloaded font',
    broken: 'The font server allows a host without its scheme.',
    request: { by: 'preload-font', to: 'api', crossOrigin: 'anonymous' },
    server: {
      'GET api': `
        200 OK
        Content-Type: font/woff2
        Access-Control-Allow-Origin: localhost

        font`,
    },
    expected: blocked('response', 'InvalidAllowOriginValue'),
  },
];

const scripted: readonly LabCase[] = [
  {
    id: 'xhr',
    title: 'XMLHttpRequest',
    broken: 'The server sends no CORS header.',
    request: { by: 'xhr', to: 'api' },
    server: { 'GET api': '200 OK' },
    expected: MISSING,
  },
  {
    id: 'xhr-with-credentials',
    title: 'XMLHttpRequest with cookies',
    broken: 'withCredentials needs Access-Control-Allow-Credentials: true.',
    request: { by: 'xhr', to: 'api', withCredentials: true },
    server: {
      'GET api': `
        200 OK
        Access-Control-Allow-Origin: {page}
        Access-Control-Allow-Credentials: false`,
    },
    expected: blocked('response', 'InvalidAllowCredentials'),
  },
  {
    id: 'eventsource',
    title: 'Server-sent events',
    broken: 'The stream has no CORS header.',
    request: { by: 'eventsource', to: 'api' },
    server: {
      'GET api': `
        200 OK
        Content-Type: text/event-stream

        data: 1`,
    },
    expected: MISSING,
  },
  {
    id: 'eventsource-with-credentials',
    title: 'Server-sent events with cookies',
    broken: 'withCredentials meets the wildcard.',
    request: { by: 'eventsource', to: 'api', withCredentials: true },
    server: {
      'GET api': `
        200 OK
        Content-Type: text/event-stream
        Access-Control-Allow-Origin: *

        data: 1`,
    },
    expected: blocked('response', 'WildcardOriginNotAllowed'),
  },
  {
    id: 'beacon',
    title: 'A beacon with JSON',
    broken: 'sendBeacon includes credentials, and JSON needs a preflight, which nobody answers.',
    request: { by: 'beacon', to: 'api', contentType: 'application/json', body: '{}' },
    server: { 'OPTIONS api': '404 Not Found', 'POST api': '204 No Content' },
    expected: blocked('preflight', 'PreflightMissingAllowOriginHeader'),
  },
  {
    id: 'worker',
    title: 'A worker asks',
    broken: 'A worker has the page’s origin and its CORS problems.',
    request: { by: 'fetch', to: 'api', from: 'worker', method: 'PUT' },
    server: { 'OPTIONS api': '404 Not Found', 'PUT api': '200 OK' },
    expected: blocked('preflight', 'PreflightMissingAllowOriginHeader'),
  },
  {
    id: 'iframe',
    title: 'A frame of another origin asks',
    broken: 'The server allows the page, and the request comes from a frame with an origin of its own.',
    request: { by: 'fetch', to: 'api', from: 'iframe' },
    server: {
      'GET api': `
        200 OK
        Access-Control-Allow-Origin: {page}`,
    },
    expected: blocked('response', 'AllowOriginMismatch'),
  },
  {
    id: 'sandboxed-iframe',
    title: 'A sandboxed frame asks',
    broken: 'A sandboxed frame has the origin null, whatever page it shows.',
    request: { by: 'fetch', to: 'api', from: 'sandboxed-iframe' },
    server: {
      'GET api': `
        200 OK
        Access-Control-Allow-Origin: {page}`,
    },
    expected: blocked('response', 'AllowOriginMismatch'),
  },
  {
    id: 'sandboxed-iframe-allowed',
    title: 'null is allowed',
    broken: 'It passes, because the server allows null: every sandboxed page of every site may ask.',
    request: { by: 'fetch', to: 'api', from: 'sandboxed-iframe' },
    server: {
      'GET api': `
        200 OK
        Access-Control-Allow-Origin: null
        Vary: Origin`,
    },
    expected: allowedWith('null-allowed'),
  },
];

export const initiators: LabGroup = { title: 'Who asks', cases: [...scripted, ...elements] };
