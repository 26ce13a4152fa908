import { describe, expect, it } from 'vitest';
import { ALLOWED, BLOCKED, har } from './captures.ts';
import { runIn } from './fake-terminal.ts';

async function explain(text: string): Promise<unknown> {
  const { output } = await runIn({ files: { 'log.har': har(text) } }, 'explain', '--json', 'log.har');
  return JSON.parse(output);
}

describe('cors-lens explain --json', () => {
  it('gives every field of a blocked exchange', async () => {
    expect(await explain(BLOCKED)).toEqual({
      version: 1,
      exchanges: [
        {
          url: 'http://localhost:8000/api/tasks/42',
          method: 'PUT',
          origin: 'http://localhost:3000',
          initiator: 'fetch',
          startedDateTime: '2026-01-01T12:00:00.000Z',
          browser: 'chromium',
          verdict: 'blocked',
          phase: 'preflight',
          corsError: 'PreflightMissingAllowOriginHeader',
          failedParameter: '',
          consoleMessage:
            "Access to fetch at 'http://localhost:8000/api/tasks/42' from origin 'http://localhost:3000' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
          assuming: 'no-credentials',
          assumptionMatters: true,
          alternatives: [],
          hops: [
            { kind: 'preflight', method: 'OPTIONS', url: 'http://localhost:8000/api/tasks/42', status: 404 },
            { kind: 'response', method: 'PUT', url: 'http://localhost:8000/api/tasks/42', status: 0 },
          ],
          needed: [
            {
              kind: 'preflight',
              url: 'http://localhost:8000/api/tasks/42',
              seen: true,
              status: 204,
              set: {
                'Access-Control-Allow-Origin': 'http://localhost:3000',
                'Access-Control-Allow-Credentials': 'true',
                'Access-Control-Allow-Methods': 'PUT',
                'Access-Control-Allow-Headers': 'content-type',
              },
              remove: [],
            },
            {
              kind: 'response',
              url: 'http://localhost:8000/api/tasks/42',
              seen: false,
              status: null,
              set: {
                'Access-Control-Allow-Origin': 'http://localhost:3000',
                'Access-Control-Allow-Credentials': 'true',
              },
              remove: [],
            },
          ],
          neededFor: 'credentials',
          server: { target: 'express', confidence: 'certain', evidence: 'X-Powered-By: Express' },
          unfixable: null,
          policy: {
            origins: ['http://localhost:3000'],
            methods: ['PUT'],
            allowHeaders: ['content-type'],
            exposeHeaders: [],
            credentials: true,
            maxAge: 600,
          },
          causes: [
            {
              id: 'options-not-routed',
              confidence: 'likely',
              summary:
                'No route answers OPTIONS. http://localhost:8000 has no handler for OPTIONS at /api/tasks/42 and answered 404. A preflight needs a 2xx status, so your PUT was never sent.',
            },
            { id: 'no-cors-configured', confidence: 'possible', summary: expect.any(String) },
            { id: 'wrong-path-without-headers', confidence: 'possible', summary: expect.any(String) },
            { id: 'preflight-status-not-ok', confidence: 'possible', summary: expect.any(String) },
          ],
          warnings: [],
          summary: 'http://localhost:8000 answered the preflight with 404, so your PUT was never sent.',
        },
      ],
      servers: [
        {
          server: 'http://localhost:8000',
          origins: { allowed: [], refused: ['http://localhost:3000'] },
          methods: { allowed: [], refused: [] },
          headers: { allowed: [], refused: [] },
          findings: [],
          preflights: {
            count: 1,
            milliseconds: 5,
            elapsedMilliseconds: 5,
            saved: {
              chromium: { maxAge: 7_200, count: 0, milliseconds: 0 },
              firefox: { maxAge: 86_400, count: 0, milliseconds: 0 },
              webkit: { maxAge: 600, count: 0, milliseconds: 0 },
            },
          },
        },
      ],
    });
  });

  it('gives the same fields for a request that passed, empty where there is nothing', async () => {
    expect(await explain(ALLOWED)).toMatchObject({
      exchanges: [
        {
          verdict: 'allowed',
          phase: null,
          corsError: null,
          failedParameter: '',
          consoleMessage: null,
          alternatives: [],
          needed: [],
          server: null,
          unfixable: null,
          policy: null,
        },
      ],
    });
  });

  it('is one document for several files, in their order', async () => {
    const files = { 'a.har': har(ALLOWED), 'b.har': har(BLOCKED) };
    const { output } = await runIn({ files }, 'explain', 'a.har', 'b.har', '--json');
    const document: unknown = JSON.parse(output);
    expect(document).toMatchObject({ exchanges: [{ verdict: 'allowed' }, { verdict: 'blocked' }] });
  });

  it('tells of each server whom it let in, and what is wrong with that', async () => {
    const asked = (origin: string): string =>
      `GET https://api.example/?token=s3cr3t\nOrigin: ${origin}\n\n200 OK\nAccess-Control-Allow-Origin: ${origin}`;
    const files = { 'a.har': har(['null', 'null', 'https://app.example'].map(asked).join('\n---\n')) };
    const { output } = await runIn({ files }, 'explain', 'a.har', '--json', '--redact');
    const { servers } = JSON.parse(output);
    expect(servers).toMatchObject([
      {
        server: 'https://api.example',
        origins: { allowed: ['null', 'https://app.example'], refused: [] },
        findings: [
          { id: 'null-origin', observations: 2 },
          { id: 'vary-missing', observations: 2 },
        ],
      },
    ]);
    expect(output).not.toContain('s3cr3t');
    const report = await runIn({ files }, 'explain', 'a.har', '--audit');
    expect(report.exitCode).toBe(0);
    expect(report.output).toContain('    ! It lets in Origin: null.');
    expect(report.output).toContain('Seen: GET https://api.example/?token=<redacted> as null: null');
    const brief = await runIn({ files }, 'explain', 'a.har');
    expect(brief.output).toContain('2 findings about whom the server lets in, and how: --audit shows them.');
  });

  it('is a document without exchanges for an empty recording', async () => {
    const files = { 'a.har': JSON.stringify({ log: { entries: [] } }) };
    const { exitCode, output } = await runIn({ files }, 'explain', 'a.har', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toEqual({ version: 1, exchanges: [], servers: [] });
  });
});
