import { describe, expect, it } from 'vitest';
import { lintFirefox } from '../../scripts/lint-firefox.mjs';

describe('the package for Firefox', () => {
  it('passes the linter of its store without an error or a warning that concerns it', async () => {
    expect(await lintFirefox()).toEqual([]);
  });
});
