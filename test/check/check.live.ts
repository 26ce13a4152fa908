import type { RequestListener, ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { BLOCKED, har } from '../cli/captures.ts';
import { runIn } from '../cli/fake-terminal.ts';
import { reservePort } from '../support/ports.ts';
import { closedAfterwards, closeServers, serve } from './local-server.ts';

closeServers();

/** Lets in one origin, with PUT and x-token. */
const strict: RequestListener = ({ headers: { origin } }, response) => {
  if (origin === 'https://app.example.com') {
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Allow-Methods', 'PUT');
    response.setHeader('Access-Control-Allow-Headers', 'x-token');
  }
  response.setHeader('Vary', 'Origin');
  response.end('{}');
};

/** Lets in who ends like the one that it knows: the mistake of comparing suffixes. */
const bySuffix: RequestListener = ({ headers: { origin = '' } }, response) => {
  if (origin.endsWith('app.example.com')) response.setHeader('Access-Control-Allow-Origin', origin);
  response.end('{}');
};

/** Writes for as long as somebody reads. */
function pump(response: ServerResponse): void {
  while (!response.destroyed && response.write('x'.repeat(65_536)));
  response.once('drain', () => pump(response));
}

const POLICY = JSON.stringify({
  origins: ['https://app.example.com'],
  methods: ['PUT'],
  allowHeaders: ['x-token'],
});

describe('cors-lens check', () => {
  it('says what each page would get', async () => {
    const url = await serve(strict);
    const { exitCode, output } = await runIn(
      {},
      'check',
      `${url}/items`,
      '--origin',
      'https://app.example.com',
      '--origin',
      'https://other.example',
    );
    expect(exitCode).toBe(1);
    expect(output).toContain('✓ Chromium  ✓ Firefox  ✓ Safari  GET as https://app.example.com');
    expect(output).toContain('✗ Chromium  ✗ Firefox  ✗ Safari  GET as https://other.example');
    expect(output).toContain("No 'Access-Control-Allow-Origin' header is present");
  });

  it('gives the document of its contract', async () => {
    const url = await serve(strict);
    const { output } = await runIn({}, 'check', url, '--method', 'patch', '--json');
    const { version, checks } = JSON.parse(output);
    expect(version).toBe(1);
    expect(checks[0]).toMatchObject({
      url: `${url}/`,
      origin: 'http://localhost:3000',
      method: 'patch',
      credentials: false,
      sent: 'preflight',
      verdicts: {
        chromium: { verdict: 'blocked', phase: 'preflight', corsError: 'PreflightMissingAllowOriginHeader' },
        firefox: { verdict: 'blocked' },
        webkit: { verdict: 'blocked' },
      },
    });
  });

  it('sends what may change something only when it is told to', async () => {
    const methods: string[] = [];
    const url = await serve((request, response) => {
      methods.push(request.method ?? '');
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Allow-Methods', 'DELETE');
      response.end();
    });
    const held = await runIn({}, 'check', url, '--method', 'DELETE');
    expect(methods).toEqual(['OPTIONS']);
    expect(held.exitCode).toBe(0);
    expect(held.output).toContain('--send sends it');
    await runIn({}, 'check', url, '--method', 'DELETE', '--send');
    expect(methods).toEqual(['OPTIONS', 'OPTIONS', 'DELETE']);
  });

  it('hears what the server itself says', async () => {
    const url = await serve((_request, response) => response.writeHead(403).end('Invalid CORS request'));
    const { output } = await runIn({}, 'check', url, '--method', 'PUT', '--json');
    const [{ causes }] = JSON.parse(output).checks;
    expect(causes[0]).toMatchObject({ id: 'spring-invalid-cors-request', confidence: 'certain' });
  });

  it('guards a policy', async () => {
    const files = { 'policy.json': POLICY };
    const kept = await runIn({ files }, 'check', await serve(strict), '--expect', 'policy.json');
    expect(kept.output).toContain('must not pass');
    expect(kept.exitCode).toBe(0);
    const broken = await runIn({ files }, 'check', await serve(bySuffix), '--expect', 'policy.json');
    expect(broken.exitCode).toBe(1);
    expect(broken.output).toContain(
      'https://not-allowed-app.example.com is let in (Chromium, Firefox, Safari)',
    );
  });

  it.each([
    ['--junit', /<testsuite name="cors-lens check" tests="\d+" failures="2">/],
    ['--sarif', /"ruleId": ?"origin-let-in"/],
    ['--github', /^::error title=CORS%3A GET as https%3A\/\/not-allowed-app\.example\.com::/m],
  ])('tells a build with %s', async (flag, form) => {
    const files = { 'policy.json': JSON.stringify({ origins: ['https://app.example.com'] }) };
    const { output, exitCode } = await runIn(
      { files },
      'check',
      await serve(bySuffix),
      '--expect',
      'policy.json',
      flag,
    );
    expect(exitCode).toBe(1);
    expect(output).toMatch(form);
  });

  it('asks what the pages of a recording asked', async () => {
    const asked: string[] = [];
    const url = await serve((request, response) => {
      asked.push(`${request.method} ${request.headers['access-control-request-headers']}`);
      return strict(request, response);
    });
    const files = {
      'r.har': har(
        BLOCKED.replace('http://localhost:3000', 'https://app.example.com').replace(
          'content-type',
          'x-token',
        ),
      ),
    };
    const { exitCode, output } = await runIn({ files }, 'check', url, '--from', 'r.har');
    expect(asked).toEqual(['OPTIONS x-token']);
    expect(output).toContain('✓ Chromium  ✓ Firefox  ✓ Safari  PUT as https://app.example.com with x-token');
    expect(exitCode).toBe(0);
    const named = await runIn({ files }, 'check', url, '--from', 'r.har', '--header', 'X-Token: a', '--json');
    expect(named.exitCode).toBe(0);
  });

  it('tells an empty header from none, as Firefox does', async () => {
    const url = await serve((_request, response) =>
      response.setHeader('Access-Control-Allow-Origin', '').end(),
    );
    const { output } = await runIn({}, 'check', url, '--json');
    expect(JSON.parse(output).checks[0].verdicts.firefox.consoleMessage).toContain('does not match ‘’');
  });

  it('leaves secrets out of what people read', async () => {
    const url = await serve((_request, response) => response.end());
    const { output } = await runIn(
      {},
      'check',
      `${url}/?access_token=s3cr3t-value`,
      '--header',
      'Authorization: Bearer s3cr3t-value',
    );
    expect(output).not.toContain('s3cr3t-value');
  });

  it('ends at a redirect that leads to itself', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(302, { Location: '/', 'Access-Control-Allow-Origin': '*' }).end();
    });
    const { exitCode, output } = await runIn({}, 'check', url, '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(output).checks[0].verdicts.chromium.verdict).toBe('failed');
  });

  it('says of a redirect to no address that it is none', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(302, { Location: 'http://[', 'Access-Control-Allow-Origin': '*' }).end();
    });
    const { exitCode, output } = await runIn({}, 'check', url);
    expect(exitCode).toBe(1);
    expect(output).toContain('Not CORS');
    expect(output).toContain('http://[, and the browser did not follow');
  });

  it.each([
    ['as fast as it is read', (response: ServerResponse) => void pump(response)],
    [
      'a byte at a time',
      (response: ServerResponse) => void setInterval(() => response.write('x'), 100).unref(),
    ],
    ['and never begins', (response: ServerResponse) => response.flushHeaders()],
  ])('does not wait for the end of a body that comes %s', async (_how, answer) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*' });
      answer(response);
    });
    const { exitCode, output } = await runIn({}, 'check', url);
    expect(output).toContain('✓ Chromium  ✓ Firefox  ✓ Safari  GET');
    expect(exitCode).toBe(0);
  });
});

describe('a server that cannot be asked', () => {
  it('is not there', async () => {
    const port = await reservePort();
    const { exitCode, errors } = await runIn({}, 'check', `http://127.0.0.1:${port.port}/`);
    await port.release();
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/could not be asked: nothing listens there/);
  });

  it('does not speak HTTP', async () => {
    const server = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n', () => socket.destroy()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { exitCode, errors } = await runIn({}, 'check', `http://127.0.0.1:${closedAfterwards(server)}/`);
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/does not speak HTTP/);
  });

  it('sends header lines without end', async () => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.write(`HTTP/1.1 200 OK\r\n${`X-A: ${'a'.repeat(1_000)}\r\n`.repeat(300)}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { exitCode, errors } = await runIn({}, 'check', `http://127.0.0.1:${closedAfterwards(server)}/`);
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/header lines are longer than 256 KB/);
  });

  it('does not speak TLS', async () => {
    const url = (await serve(strict)).replace('http:', 'https:');
    const { exitCode, errors } = await runIn({}, 'check', url);
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/does not speak TLS/);
  });

  it.each([
    [[], /needs an address/],
    [['ftp://files.example'], /is no http or https address/],
    [['http://me:pass@127.0.0.1/'], /user name or password/],
    [['http://127.0.0.1/', '--origin', 'app'], /is no origin/],
    [['http://127.0.0.1/', '--header', 'a b: c'], /is no header/],
    [['http://127.0.0.1/', '--json', '--junit'], /writes one format/],
    [['http://127.0.0.1/', '--expect', 'policy.json', '--origin', 'https://a.example'], /leave --origin out/],
    [['http://127.0.0.1/', '--expect', 'bad.json'], /wildcard|\*/i],
    [['http://127.0.0.1/', '--expect', 'path.json'], /has a path/],
    [['http://127.0.0.1/', '--from', 'nowhere.har'], /there is no such file/],
    [['http://127.0.0.1/', '--from', 'policy.json'], /no log\.entries/],
    [['http://127.0.0.1/', '--from', '-'], /is empty/],
    [['http://127.0.0.1/', '--from', 'empty.har'], /no page of another origin asks/],
    [
      ['http://127.0.0.1/', '--from', 'two.har'],
      /knows several servers \(https:\/\/a\.example, https:\/\/b\.example\)/,
    ],
    [['http://127.0.0.1/', '--from', 'two.har', '--method', 'PUT'], /leave --method out/],
    [['http://127.0.0.1/', '--from', 'two.har', '--expect', 'policy.json'], /give one of them/],
  ])('nor with such arguments: %j', async (args, problem) => {
    const files = {
      'policy.json': POLICY,
      'bad.json': '{"origins":["*"],"credentials":true}',
      'path.json': '{"origins":["https://a.example/path"]}',
      'empty.har': '{"log":{"creator":{"name":"WebInspector"},"entries":[]}}',
      'two.har': har(
        ['a', 'b']
          .map((name) => `GET https://${name}.example/\nOrigin: https://c.example\n\n200 OK`)
          .join('\n---\n'),
      ),
    };
    const { exitCode, errors } = await runIn({ files }, 'check', ...args);
    expect(exitCode).toBe(2);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(errors).toMatch(problem);
  });
});
