import { describe, expect, it } from 'vitest';
import { snippetFor, targetById } from '../../../src/fix/snippet.ts';
import { TARGETS } from '../../../src/fix/targets/index.ts';
import { codeOf, fixOf } from '../../../src/panel/fix/fix-model.ts';
import { DEFAULT_SETTINGS } from '../../../src/panel/shell/settings-model.ts';
import { BLOCKED_GET, diagnoseOne } from '../../fix/diagnosed.ts';

/** An origin that browsers send, and a header name that HTTP allows: not every configuration can hold them. */
const ODD = {
  origins: ['app://a~b'],
  methods: ["M!#$%&'*+.^_`|~-1"],
  allowHeaders: ["x-!#$%&'*+.^_`|~"],
  exposeHeaders: [],
  credentials: true,
  maxAge: 600,
};

const refusing = TARGETS.map(({ id }) => id).filter((id) => snippetFor(id, ODD, null).refusal !== null);

describe('the fix of a server that cannot hold the policy', () => {
  it('is met with several of them', () => {
    expect(refusing.length).toBeGreaterThan(3);
  });

  it.each(refusing)('has no code to show or copy for %s, and says why', (id) => {
    const settings = { ...DEFAULT_SETTINGS, server: id };
    const fix = fixOf(diagnoseOne(BLOCKED_GET.replace(/^server:.*$/im, '')), settings, {
      policy: ODD,
      refusals: [],
    });
    expect(fix.target).toBe(id);
    expect(fix.targetName).toBe(targetById(id)?.name);
    expect(codeOf(fix)).toBeNull();
    expect(fix.snippet?.notes).toHaveLength(1);
  });
});
