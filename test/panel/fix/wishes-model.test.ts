import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/explain/rich-text.ts';
import { refusalText } from '../../../src/fix/policy/refusal-text.ts';
import { wishedPolicy } from '../../../src/panel/fix/fix-model.ts';
import {
  createSettings,
  DEFAULT_SETTINGS,
  parseSettings,
  type Settings,
} from '../../../src/panel/shell/settings-model.ts';
import { DEFAULT_WISHES, type Wishes, wishesFor, withWishes } from '../../../src/panel/fix/wishes-model.ts';
import { diagnosedOf } from '../../diagnosis/diagnosis-of.ts';

const HOST = 'api.example:8443';

const BLOCKED = diagnosedOf(`
  GET https://${HOST}/list
  Origin: http://localhost:5173
  Sec-Fetch-Mode: cors
  @error net::ERR_FAILED

  200 OK`);

const wishing = (wishes: Partial<Wishes>): Settings =>
  withWishes(DEFAULT_SETTINGS, HOST, { ...DEFAULT_WISHES, ...wishes });

describe('what somebody wishes a server to grant', () => {
  it('is granted beside what the request needs', () => {
    const settings = wishing({
      origins: 'https://app.example.com, https://staging.example.com',
      exposeHeaders: 'X-Total link',
      maxAge: '7200',
    });
    expect(wishedPolicy([BLOCKED], settings)).toEqual({
      policy: {
        origins: ['http://localhost:5173', 'https://app.example.com', 'https://staging.example.com'],
        methods: [],
        allowHeaders: [],
        exposeHeaders: ['x-total', 'link'],
        credentials: false,
        maxAge: 7200,
      },
      refusals: [],
    });
  });

  it('is refused with the reason where it is dangerous or would match nothing, and the rest is granted', () => {
    const { policy, refusals } = wishedPolicy(
      [BLOCKED],
      wishing({ origins: '* null https://*.example.com https://app.example.com/', exposeHeaders: 'a,b*c,*' }),
    );
    expect(policy?.origins).toEqual(['http://localhost:5173']);
    expect(policy?.exposeHeaders).toEqual(['a', 'b*c']);
    expect(refusals.map(({ code }) => code)).toEqual([
      'wildcard-origin',
      'null-origin',
      'origin-pattern',
      'origin-with-path',
      'wildcard-header',
    ]);
    expect(plainText(refusalText(refusals[3] ?? { code: 'no-origin', value: '', instead: null }))).toContain(
      'Use https://app.example.com.',
    );
  });

  it('is asked of its host alone', () => {
    const settings = wishing({ origins: 'https://app.example.com' });
    expect(wishesFor(settings, 'other.example')).toEqual(DEFAULT_WISHES);
    expect(wishesFor(settings, HOST).origins).toBe('https://app.example.com');
  });

  it('is there again the next time, and not where nothing is to be remembered', () => {
    const saved: Settings[] = [];
    const model = createSettings(undefined, (settings) => saved.push(settings));
    model.change(withWishes(model.settings.peek(), HOST, { ...DEFAULT_WISHES, exposeHeaders: 'etag' }));
    expect(wishesFor(parseSettings(saved.at(-1)), HOST).exposeHeaders).toBe('etag');
    model.change({ rememberServer: false });
    expect(wishesFor(model.settings.peek(), HOST).exposeHeaders).toBe('etag');
    expect(wishesFor(parseSettings(saved.at(-1)), HOST)).toEqual(DEFAULT_WISHES);
  });

  it('is read from settings that say something odd', () => {
    const odd = parseSettings({
      originsOfHost: [[HOST, 7]],
      exposedOfHost: 'x',
      maxAgeOfHost: [[HOST, '-1']],
    });
    expect(wishesFor(odd, HOST)).toEqual(DEFAULT_WISHES);
  });

  it('does not grow without bound', () => {
    const settings = wishing({ origins: 'https://a.example '.repeat(100_000) });
    expect(wishesFor(settings, HOST).origins.length).toBeLessThanOrEqual(4000);
    expect(wishedPolicy([BLOCKED], settings).policy?.origins).toHaveLength(2);
  });
});
