import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createVite } from 'vite';
import {
  findCommand,
  makeDirectory,
  removeDirectory,
  start,
  writeIn,
} from '../../servers/support/process.ts';
import { JSON_BODY, type Fault, type FaultGroup, type Places } from '../fault.ts';
import { reservePort } from '../../support/ports.ts';
import { startProgram } from '../servers/processes.ts';

interface SourceFault extends Fault {
  readonly source: string;
}

const RACK: readonly SourceFault[] = [
  {
    id: 'rack-origin-not-listed',
    title: 'rack-cors lists another origin',
    causes: ['origin-not-in-allow-list'],
    server: null,
    requests: [{ path: '/items' }],
    source: `allow do
      origins "https://app.example.com"
      resource "*", headers: :any, methods: [:get, :put]
    end`,
  },
  {
    id: 'rack-method-not-allowed',
    title: 'rack-cors lists no DELETE',
    causes: ['known-denial-body', 'method-not-allowed'],
    server: null,
    requests: [{ path: '/items' }, { path: '/items', method: 'DELETE' }],
    source: `allow do
      origins PAGE
      resource "*", headers: :any, methods: [:get, :put]
    end`,
  },
];

const rackProgram = ({ page }: Places): string => `
require "json"
require "rack"
require "rack/cors"
require "rack/handler/webrick"
PAGE = ${JSON.stringify(page)}
API = lambda { |env| [env["REQUEST_METHOD"] == "OPTIONS" ? 404 : 200, { "Content-Type" => "application/json" }, ["[1]"]] }
quiet = WEBrick::Log.new(File::NULL)
$stdout.sync = true
ports = {}
threads = []
${RACK.map(
  ({ id, source }) => `
app = Rack::Cors.new(API) do
  ${source}
end
server = WEBrick::HTTPServer.new(BindAddress: "127.0.0.1", Port: 0, Logger: quiet, AccessLog: [])
server.mount "/", Rack::Handler::WEBrick, app
ports[${JSON.stringify(id)}] = server.listeners.first.addr[1]
threads << Thread.new(server) { |each| each.start }
`,
).join('')}
puts "listening " + JSON.generate(ports)
trap("TERM") { exit!(0) }
threads.each(&:join)
`;

export const RACK_GROUP: FaultGroup = {
  name: 'Rack',
  phase: 'applications',
  faults: RACK,
  start: (places) => {
    const required = ['-e', 'require "rack/cors"; require "rack/handler/webrick"'];
    const command = findCommand(['/usr/bin/ruby', 'ruby'], required, 'ruby ruby-rack-cors ruby-webrick');
    return startProgram(command, 'app.rb', rackProgram(places));
  },
};

const PHP: readonly SourceFault[] = [
  {
    id: 'php-fatal-error',
    title: 'The header is set at the end, and the script fails before',
    causes: ['server-error-without-headers'],
    server: 'php',
    requests: [{ path: '/crash.php' }],
    source: `<?php
$items = load_items();
header('Access-Control-Allow-Origin: *');
echo json_encode($items);`,
  },
  {
    id: 'php-get-only',
    title: 'The script sets the header for GET alone, and runs for OPTIONS as well',
    causes: ['options-answered-by-default-handler'],
    server: 'php',
    requests: [{ path: '/get.php' }, { path: '/get.php', method: 'PUT', ...JSON_BODY }],
    source: `<?php
if ($_SERVER['REQUEST_METHOD'] === 'GET') header('Access-Control-Allow-Origin: *');
header('Content-Type: application/json');
echo '[1]';`,
  },
  {
    id: 'php-output-before-headers',
    title: 'A warning is printed before header(), which then does nothing',
    causes: ['html-instead-of-api'],
    indistinct: true,
    server: 'php',
    requests: [{ path: '/warning.php' }],
    source: `<?php
echo $undefined;
flush();
header('Access-Control-Allow-Origin: *');
echo json_encode([1]);`,
  },
];

export const PHP_GROUP: FaultGroup = {
  name: 'PHP',
  phase: 'applications',
  faults: PHP,
  start: async () => {
    const command = findCommand(['php'], ['-v'], 'php-cli');
    const directory = makeDirectory();
    for (const { requests, source } of PHP) writeIn(directory, (requests[0]?.path ?? '').slice(1), source);
    const settings = ['-d', 'output_buffering=0', '-d', 'log_errors=0'];
    const ready = /127\.0\.0\.1:(\d+)\) started/;
    const broken = ['-d', 'display_errors=0', '-S', '127.0.0.1:0', '-t', directory];
    const running = await start(command, [...settings, ...broken], ready, directory);
    const shown = ['-d', 'display_errors=1', '-S', '127.0.0.1:0', '-t', directory];
    const warning = await start(command, [...settings, ...shown], ready, directory);
    return {
      origins: new Map([
        ['php-fatal-error', `http://127.0.0.1:${running.said}`],
        ['php-get-only', `http://127.0.0.1:${running.said}`],
        ['php-output-before-headers', `http://127.0.0.1:${warning.said}`],
      ]),
      stop: async () => {
        await Promise.all([running.stop(), warning.stop()]);
        removeDirectory(directory);
      },
    };
  },
};

const VITE: readonly Fault[] = [
  {
    id: 'vite-proxy-down',
    title: 'The proxy of the dev server cannot reach the API',
    causes: ['upstream-down', 'server-error-without-headers'],
    server: null,
    requests: [{ path: '/api/items' }],
  },
];

export const VITE_GROUP: FaultGroup = {
  name: 'Vite',
  phase: 'applications',
  faults: VITE,
  start: async () => {
    const directory = makeDirectory();
    const nothing = await reservePort();
    const vite = await createVite({
      configFile: false,
      root: directory,
      logLevel: 'silent',
      server: {
        port: 0,
        host: '127.0.0.1',
        hmr: false,
        ws: false,
        cors: false,
        proxy: { '/api': `http://127.0.0.1:${nothing.port}` },
      },
    });
    await vite.listen();
    const [url = ''] = vite.resolvedUrls?.local ?? [];
    return {
      origins: new Map([['vite-proxy-down', url.replace(/\/$/, '')]]),
      stop: async () => {
        await vite.close();
        await nothing.release();
        removeDirectory(directory);
      },
    };
  },
};

const TRANSPORT: readonly Fault[] = [
  {
    id: 'not-running',
    unanswered: true,
    title: 'Nothing listens there',
    causes: ['server-not-running'],
    server: null,
    requests: [{ path: '/items', method: 'PUT', ...JSON_BODY }],
  },
  {
    id: 'tls-on-a-plain-port',
    unanswered: true,
    title: 'The page asks with https at a port that speaks http',
    causes: ['tls-handshake-failed', 'certificate-not-trusted'],
    server: null,
    requests: [{ path: '/items' }],
  },
  {
    id: 'connection-reset',
    unanswered: true,
    title: 'The server closes the connection without an answer',
    causes: ['connection-closed'],
    server: null,
    requests: [{ path: '/items' }],
  },
];

const listenTcp = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

export const TRANSPORT_GROUP: FaultGroup = {
  name: 'transport',
  phase: 'nothing',
  faults: TRANSPORT,
  start: async ({ elsewhere }) => {
    const closing = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end());
    });
    const port = await listenTcp(closing);
    const nothing = await reservePort();
    return {
      origins: new Map([
        ['not-running', `http://127.0.0.1:${nothing.port}`],
        ['tls-on-a-plain-port', elsewhere.replace('http:', 'https:')],
        ['connection-reset', `http://127.0.0.1:${port}`],
      ]),
      stop: async () => {
        await nothing.release();
        await new Promise((stopped) => closing.close(stopped));
      },
    };
  },
};
