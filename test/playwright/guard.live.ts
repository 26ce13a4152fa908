import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAB_CASES } from '../lab/cases.ts';
import { type Lab, startLab } from '../lab/servers.ts';
import { runSpecs, type SpecResult } from './run-specs.ts';

const FOLDER = join(import.meta.dirname, 'specs');

let lab: Lab;
let output = '';
let results: ReadonlyMap<string, SpecResult>;

beforeAll(async () => {
  lab = await startLab();
  output = await mkdtemp(join(tmpdir(), 'cors-lens-playwright-'));
});

afterAll(async () => {
  await lab?.close();
  await rm(output, { recursive: true, force: true });
});

const resultOf = (title: string): SpecResult => {
  const result = results.get(title);
  if (result === undefined) throw new Error(`There was no test ${title}: ${[...results.keys()].join(', ')}`);
  return result;
};

const run = async (spec: string): Promise<void> => {
  results = await runSpecs({ folder: FOLDER, output, lab }, spec);
};

describe('the assertion', () => {
  beforeAll(() => run('lab'));

  /** Codes and phases by case, of all pages. */
  const codes = (): ReadonlyMap<string, unknown> =>
    new Map(
      [...results.values()].flatMap(({ attachments }) =>
        Object.entries(JSON.parse(attachments.get('codes') ?? '{}') as object),
      ),
    );

  it.each(LAB_CASES)('says of $id what the browser decides', ({ id, before = [], expected }) => {
    const blocked = [...before.map((each) => each.expected), expected].filter(
      ({ verdict }) => verdict === 'blocked',
    );
    expect(codes().get(id)).toEqual(blocked.map(({ corsError, phase }) => [corsError, phase]));
  });
});

describe('in the tests of a project', () => {
  beforeAll(() => run('places'));

  it('lets a sound page pass', () => {
    expect(resultOf('fixture: a sound page passes')).toMatchObject({ status: 'passed', message: '' });
  });

  it('fails a broken one, with the code, what is needed and the cause', () => {
    const { status, message } = resultOf('fixture: a broken page fails');
    expect(status).toBe('failed');
    expect(message).toContain('[PreflightMissingAllowOriginHeader, preflight]');
    expect(message).toContain('has been blocked by CORS policy');
    expect(message).toContain('+ Access-Control-Allow-Methods: PUT');
    expect(message).toContain('No route answers OPTIONS');
  });

  it('attaches the report, without secrets', () => {
    const { attachments, message } = resultOf('fixture: a broken page fails');
    const report = attachments.get('cors-lens.md') ?? '';
    expect(report).toContain('the configuration for Express');
    expect(report).toContain('Access-Control-Allow-Methods: PUT');
    expect(JSON.parse(attachments.get('cors-lens.json') ?? '{}')).toMatchObject({
      failures: [{ corsError: 'PreflightMissingAllowOriginHeader', method: 'PUT' }],
    });
    expect([...attachments.values(), message].join('\n')).not.toContain('S3CR3T');
    expect(report).toContain('token=<redacted>');
  });

  it.each([
    'popup: what it asks for is seen with its page',
    'context: several pages are watched at once',
    'route: what a test answers itself is no server’s',
    'route: what passes at the server passes',
  ])('%s', (title) => {
    expect(resultOf(title)).toMatchObject({ status: 'passed', message: '' });
  });

  it('says that page.route hides a preflight, and what the server answers to it', () => {
    const { status, message } = resultOf('route: a preflight that Playwright answers is asked of the server');
    expect(status).toBe('failed');
    expect(message).toContain('[PreflightMissingAllowOriginHeader, preflight]');
    expect(message).toContain('Playwright answered the preflight itself');
  });

  it('says what to do where nobody watches', () => {
    expect(resultOf('nobody watches').message).toContain('Call await watchCors(page) first');
  });
});
