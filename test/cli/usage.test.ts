import { describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { runIn } from './fake-terminal.ts';

describe('cors-lens', () => {
  it('prints its help, and that of one command', async () => {
    const help = await runIn({}, '--help');
    expect(help.exitCode).toBe(0);
    expect(help.output).toContain('cors-lens explain FILE.har');
    const explain = await runIn({}, 'explain', '-h');
    expect(explain.output).toContain('cors-lens explain FILE.har');
    expect(explain.output).not.toContain('cors-lens targets');
    expect(await runIn({}, 'explian', '--help')).toEqual(help);
  });

  it('prints its version', async () => {
    expect(await runIn({}, '--version')).toEqual({ exitCode: 0, output: `${version}\n`, errors: '' });
  });

  it.each([
    [[], 'What should be done? cors-lens --help lists the commands.'],
    [['explian'], 'There is no command explian. cors-lens --help lists them.'],
    [['explain'], 'explain needs a file: cors-lens explain FILE.har'],
    [['explain', '--jsn', 'x.har'], 'explain has no option --jsn. cors-lens explain --help lists them.'],
    [['explain', '--json=yes', 'x.har'], 'explain: --json takes no value.'],
    [['explain', '-', '-'], 'Standard input (-) can be read once only.'],
    [['explain', '--', '--help'], '--help: there is no such file. Check the path.'],
    [['targets', 'express'], 'targets takes no operand, and there is express.'],
    [['snippet'], 'snippet needs a target. cors-lens targets lists them.'],
    [['snippet', 'exprss', '--policy', 'p'], 'There is no target exprss. cors-lens targets lists them.'],
    [['snippet', 'express'], 'snippet needs --policy FILE.json, or --policy - for standard input.'],
    [['snippet', 'express', '--policy'], 'snippet: --policy needs a value.'],
    [['snippet', 'express', 'flask', '--policy', 'p'], 'snippet takes one target, and there is also flask.'],
  ])('answers %j with one sentence and exit code 2', async (args, sentence) => {
    expect(await runIn({}, ...args)).toEqual({ exitCode: 2, output: '', errors: `cors-lens: ${sentence}\n` });
  });
});

describe('cors-lens targets', () => {
  it('lists every target as JSON with id, name and language', async () => {
    const { output } = await runIn({}, 'targets', '--json');
    expect(JSON.parse(output)).toContainEqual({ id: 'express', name: 'Express', language: 'js' });
  });

  it('lists them for people', async () => {
    const { output } = await runIn({}, 'targets');
    expect(output).toMatch(/^express +Express$/m);
  });
});

describe('cors-lens snippet', () => {
  const policy = {
    origins: ['https://app.example.com'],
    methods: ['PUT'],
    allowHeaders: ['content-type'],
    exposeHeaders: [],
    credentials: false,
    maxAge: 600,
  };

  it('prints the configuration, and its notes on standard error', async () => {
    const files = { 'policy.json': JSON.stringify(policy) };
    const { exitCode, output, errors } = await runIn(
      { files },
      'snippet',
      'express',
      '--policy',
      'policy.json',
    );
    expect(exitCode).toBe(0);
    expect(output).toContain('https://app.example.com');
    expect(errors).toMatch(/^Place: .+\nDocumentation: https:\/\/expressjs\.com\//);
    // No request is known, so nothing is said to have happened.
    expect(errors).toMatch(/\nWhere it does not work, one of these may be why:\n- /);
    expect(errors).not.toMatch(/^`Access-Control-Allow-Origin` arrived twice/m);
  });

  it('reads the policy from standard input for -', async () => {
    const { exitCode } = await runIn(
      { input: JSON.stringify(policy) },
      'snippet',
      'express',
      '--policy',
      '-',
    );
    expect(exitCode).toBe(0);
  });

  it.each([
    [
      'a wildcard with credentials',
      { ...policy, origins: ['*'], credentials: true },
      'refuse * for requests with',
    ],
    ['an origin with a path', { ...policy, origins: ['https://app.example.com/x'] }, 'has a path'],
    ['null', { ...policy, origins: ['null'] }, 'sandboxed frame'],
    ['what is no policy', [], 'A policy is a JSON object'],
  ])('refuses %s in one line', async (_what, refused, reason) => {
    const { exitCode, output, errors } = await runIn(
      { input: JSON.stringify(refused) },
      'snippet',
      'express',
      '--policy',
      '-',
    );
    expect(exitCode).toBe(2);
    expect(output).toBe('');
    expect(errors).toMatch(/^cors-lens: standard input: [^\n]+\n$/);
    expect(errors).toContain(reason);
  });

  it('says when the policy is no JSON', async () => {
    const { exitCode, errors } = await runIn({ input: '{' }, 'snippet', 'express', '--policy', '-');
    expect(exitCode).toBe(2);
    expect(errors).toContain('this is not JSON');
  });
});
