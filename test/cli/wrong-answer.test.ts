import { describe, expect, it } from 'vitest';
import { BLOCKED, har } from './captures.ts';
import { runIn } from './fake-terminal.ts';

const files = { 'log.har': har(BLOCKED) };

describe('cors-lens explain --wrong', () => {
  it('writes a recording that is explained as the whole was, and says where to post it', async () => {
    const line = 'Access to fetch at … has been blocked';
    const made = await runIn({ files }, 'explain', 'log.har', '--wrong', '/tasks/42', '--printed', line);
    expect(made.exitCode).toBe(0);
    expect(made.errors).toContain(
      '/issues/new?template=wrong-answer.yml&title=Wrong%20answer%3A%20Preflight',
    );
    expect(JSON.parse(made.output)).toMatchObject({ log: { _corsLens: { printed: line } } });
    const whole = await runIn({ files }, 'explain', 'log.har', '--json');
    const again = await runIn({ input: made.output }, 'explain', '-', '--json');
    const { exchanges } = JSON.parse(again.output) as { exchanges: unknown[] };
    expect(exchanges).toEqual((JSON.parse(whole.output) as { exchanges: unknown[] }).exchanges);
  });

  it('says in a sentence what it does not find, and takes one file', async () => {
    const nothing = await runIn({ files }, 'explain', 'log.har', '--wrong', '/users');
    expect(nothing).toMatchObject({
      exitCode: 2,
      output: '',
      errors:
        'cors-lens: No request of the recording has /users in its address: name a part of the address that is explained wrongly.\n',
    });
    const two = await runIn({ files }, 'explain', 'log.har', 'log.har', '--wrong', 'x');
    expect(two.errors).toBe('cors-lens: explain --wrong takes one recording.\n');
  });
});
