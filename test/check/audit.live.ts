import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { checkUrl } from '../../src/mcp/check-url.ts';
import { runIn } from '../cli/fake-terminal.ts';
import { closeServers, serve } from './local-server.ts';

closeServers();

/** Lets in whom `allows` says, with credentials. */
const policed =
  (allows: (origin: string) => boolean, more: Readonly<Record<string, string>> = {}): RequestListener =>
  ({ headers: { origin = '' } }, response) => {
    response.setHeader('Vary', 'Origin');
    if (allows(origin)) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Access-Control-Allow-Credentials', 'true');
      response.setHeader('Access-Control-Allow-Methods', 'PUT');
      response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type');
      response.setHeader('Access-Control-Max-Age', '600');
    }
    for (const [name, value] of Object.entries(more)) response.setHeader(name, value);
    response.end('{}');
  };

const APP = 'https://app.example.com';

describe('cors-lens check --audit', () => {
  it.each([
    ['compares with a list', policed((origin) => origin === APP), []],
    [
      'means every host of its domain',
      policed((origin) => /^https:\/\/[^/]+\.example\.com$/.test(origin)),
      [],
    ],
    [
      'is public',
      ((_request, response) =>
        response.setHeader('Access-Control-Allow-Origin', '*').end()) satisfies RequestListener,
      [],
    ],
    ['lets in whoever asks', policed(() => true), ['any-origin']],
    ['compares the beginning', policed((origin) => origin.startsWith(APP)), ['look-alike']],
    [
      'compares the end',
      policed((origin) => origin.endsWith('app.example.com')),
      ['look-alike', 'insecure-origin'],
    ],
    [
      'compares the end of its domain',
      policed((origin) => /^https:.*example\.com$/.test(origin)),
      ['look-alike'],
    ],
    ['forgets the scheme', policed((origin) => origin.endsWith('://app.example.com')), ['insecure-origin']],
    ['allows null', policed((origin) => origin === APP || origin === 'null'), ['null-origin']],
    ['forgets Vary', policed((origin) => origin === APP, { Vary: 'Accept' }), ['vary-missing']],
    [
      'keeps no preflight',
      policed((origin) => origin === APP, { 'Access-Control-Max-Age': '0' }),
      ['preflight-not-cached'],
    ],
  ])('of a server that %s', async (_what, listener, expected) => {
    const { exitCode, output } = await runIn(
      {},
      'check',
      await serve(listener),
      '--origin',
      APP,
      '--audit',
      '--json',
    );
    const { checks, servers } = JSON.parse(output);
    expect(servers[0].findings.map(({ id }: { readonly id: string }) => id)).toEqual(expected);
    expect(checks).toHaveLength(1);
    expect(exitCode).toBe(0);
  });

  it('sends nothing that may change something, and says what it found', async () => {
    const methods = new Set<string>();
    const url = await serve((request, response) => {
      methods.add(request.method ?? '');
      return policed((origin) => origin === APP || origin === 'null')(request, response);
    });
    const { output } = await runIn({}, 'check', url, '--origin', APP, '--audit', '--send');
    expect([...methods].toSorted()).toEqual(['GET', 'OPTIONS']);
    expect(output).toContain('    Origins let in: https://app.example.com, null\n');
    expect(output).toContain('    Methods let in: GET, POST, PUT\n    Methods kept out: PATCH, DELETE\n');
    expect(output).toContain(
      '    Headers let in: authorization, content-type\n    Headers kept out: x-not-listed\n',
    );
    expect(output).toContain('✗ It lets in Origin: null, with credentials.');
  });

  it.each([
    ['--junit', /<system-out>risk: http:[^<]*It lets in Origin: null, with credentials\.[^<]*<\/system-out>/],
    ['--sarif', /"ruleId": ?"null-origin",\s*"level": ?"warning"/],
    ['--github', /^::warning title=CORS audit%3A http%3A[^:]*::It lets in Origin: null, with credentials\./m],
  ])('tells a build with %s, which it does not break', async (flag, form) => {
    const url = await serve(policed((origin) => origin === APP || origin === 'null'));
    const { exitCode, output } = await runIn({}, 'check', url, '--origin', APP, '--audit', flag);
    expect(output).toMatch(form);
    expect(exitCode).toBe(0);
  });

  it('tells an agent that asks for it', async () => {
    const url = await serve(policed((origin) => origin === APP || origin === 'null'));
    const told = async (audit: boolean): Promise<string> =>
      JSON.stringify(await checkUrl({ url, origins: [APP], audit }));
    expect(await told(true)).toContain('risk: It lets in Origin: null, with credentials.');
    expect(await told(true)).toContain('1 of 1 would pass');
    expect(await told(false)).not.toContain('Whom the server lets in');
  });

  it('is asked for', async () => {
    const { output } = await runIn({}, 'check', await serve(policed(() => true)), '--origin', APP);
    expect(output).not.toContain('as a whole');
  });
});
