import { describe, expect, it } from 'vitest';
import { logEvidenceOf, noEvidence } from '../../../src/diagnosis/log/log-evidence.ts';
import { snippetFor, targetById } from '../../../src/fix/snippet.ts';
import { TARGETS } from '../../../src/fix/targets/index.ts';
import { codeOf, fixOf } from '../../../src/panel/fix/fix-model.ts';
import { DEFAULT_SETTINGS } from '../../../src/panel/shell/settings-model.ts';
import { BLOCKED_GET, diagnoseAll, diagnoseOne } from '../../fix/diagnosed.ts';

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
    const blocked = diagnoseOne(BLOCKED_GET.replace(/^server:.*$/im, ''));
    const fix = fixOf(blocked, settings, { policy: ODD, refusals: [] }, noEvidence);
    expect(fix.target).toBe(id);
    expect(fix.targetName).toBe(targetById(id)?.name);
    expect(codeOf(fix)).toBeNull();
    expect(fix.snippet?.notes).toHaveLength(1);
  });
});

describe('the server of an answer that tells nothing', () => {
  const told = (path: string, header: string): string => `
    GET https://api.example.com${path}
    Origin: https://app.example.com

    200 OK
    ${header}
  `;
  const fixIn = (...log: readonly string[]) => {
    const all = diagnoseAll(log.join('---'));
    const [chosen] = all;
    if (chosen === undefined) throw new Error('the capture is empty');
    const evidence = logEvidenceOf(all.map(({ exchange }) => exchange));
    return fixOf(chosen, DEFAULT_SETTINGS, { policy: null, refusals: [] }, evidence);
  };

  it('is what its other answers say', () => {
    const { target, isKnown } = fixIn(told('/a', 'X-A: 1'), told('/b', 'X-Powered-By: Express'));
    expect([target, isKnown]).toEqual(['express', true]);
  });

  it('is asked for where nothing tells, or they differ', () => {
    expect(fixIn(told('/a', 'X-A: 1'), told('/b', 'X-A: 1')).isKnown).toBe(false);
    const differ = [told('/b', 'X-Powered-By: Express'), told('/c', 'X-Powered-By: Next.js')];
    expect(fixIn(told('/a', 'X-A: 1'), ...differ).isKnown).toBe(false);
  });
});
