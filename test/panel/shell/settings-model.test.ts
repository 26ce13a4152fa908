import { anything, assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptinessOf } from '../../../src/panel/list/emptiness.ts';
import { hostOf } from '../../../src/explain/addresses.ts';
import { TARGETS } from '../../../src/fix/targets/index.ts';
import { pickTarget } from '../../../src/panel/fix/fix-model.ts';
import { serverGroups } from '../../../src/panel/fix/server-groups.ts';
import {
  createSettings,
  DEFAULT_SETTINGS,
  MAX_REMEMBERED_HOSTS,
  parseSettings,
  withServer,
  type Settings,
} from '../../../src/panel/shell/settings-model.ts';
import { CHROMIUM, FIREFOX } from '../../support/http-text.ts';
import { browserOfAgent } from '../../../src/exchange/browser-of-agent.ts';

describe('saved settings', () => {
  it('come back as they were saved', () => {
    const settings: Settings = {
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      includeSecrets: true,
      server: 'nginx',
      serverOfHost: [['api.example', 'express']],
      splitBeside: 0.5,
    };
    expect(parseSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
  });

  it('take their defaults where something odd was saved', () => {
    expect(parseSettings({ theme: 'pink', splitAbove: 7, serverOfHost: ['x'], chip: null })).toEqual(
      DEFAULT_SETTINGS,
    );
  });

  it('are read from anything', () => {
    assert(
      property(anything(), (saved) => {
        expect(Object.keys(parseSettings(saved))).toEqual(Object.keys(DEFAULT_SETTINGS));
      }),
    );
  });

  it('are saved as they change', () => {
    const saved: Settings[] = [];
    createSettings(undefined, (settings) => saved.push(settings)).change({ theme: 'light' });
    expect(saved).toEqual([{ ...DEFAULT_SETTINGS, theme: 'light' }]);
  });

  it('remember a bounded number of hosts, the latest ones', () => {
    let settings = DEFAULT_SETTINGS;
    for (let host = 0; host < MAX_REMEMBERED_HOSTS + 5; host++)
      settings = withServer(settings, `host-${host}`, 'flask');
    expect(settings.serverOfHost).toHaveLength(MAX_REMEMBERED_HOSTS);
    expect(settings.serverOfHost.at(-1)).toEqual([`host-${MAX_REMEMBERED_HOSTS + 4}`, 'flask']);
  });
});

describe('the server to configure', () => {
  const detected = { target: 'express', confidence: 'certain', evidence: 'X-Powered-By: Express' } as const;
  const chosen = withServer(DEFAULT_SETTINGS, 'api.example', 'nginx');

  it('is the one chosen for that host', () => {
    expect(pickTarget(chosen, 'api.example', detected)).toBe('nginx');
  });

  it('is the detected one for another host', () => {
    expect(pickTarget(chosen, 'other.example', detected)).toBe('express');
  });

  it('is the one chosen last when nothing is detected', () => {
    expect(pickTarget(chosen, 'other.example', null)).toBe('nginx');
  });

  it('lasts until the panel closes when the user does not want it remembered', () => {
    const saved: Settings[] = [];
    const model = createSettings({ rememberServer: false }, (settings) => saved.push(settings));
    model.change(withServer(model.settings.peek(), 'api.example', 'nginx'));
    expect(pickTarget(model.settings.peek(), 'api.example', detected)).toBe('nginx');
    expect(pickTarget(parseSettings(saved.at(-1)), 'api.example', detected)).toBe('express');
  });

  it('is plain headers when nothing tells, or when a setting names a target that is gone', () => {
    expect(pickTarget(DEFAULT_SETTINGS, 'api.example', null)).toBe('raw-headers');
    expect(pickTarget(withServer(DEFAULT_SETTINGS, 'api.example', 'gone'), 'api.example', null)).toBe(
      'raw-headers',
    );
  });
});

describe('the picker of servers', () => {
  const labels = (groups: ReturnType<typeof serverGroups>): string[] => groups.map(({ label }) => label);

  it('begins with what answered, with its variants, and what was chosen lately', () => {
    const detection = { target: 'express', confidence: 'certain', evidence: '' } as const;
    const groups = serverGroups(detection, withServer(DEFAULT_SETTINGS, 'api.example', 'nginx'));
    expect(labels(groups).slice(0, 2)).toEqual(['Detected', 'Used recently']);
    expect(groups[0]?.targets.map(({ id }) => id)).toContain('express');
    expect(groups[1]?.targets.map(({ id }) => id)).toEqual(['nginx']);
  });

  it('lists every server once', () => {
    const groups = serverGroups(null, withServer(DEFAULT_SETTINGS, 'api.example', 'flask'));
    const ids = groups.flatMap(({ targets }) => targets.map(({ id }) => id));
    expect(ids.toSorted()).toEqual(TARGETS.map(({ id }) => id).toSorted());
  });

  it('does not tell what was chosen when the user does not want that', () => {
    const settings = { ...withServer(DEFAULT_SETTINGS, 'api.example', 'flask'), rememberServer: false };
    expect(labels(serverGroups(null, settings))).not.toContain('Used recently');
  });
});

describe('an empty list', () => {
  const counts = { blocked: 0, failed: 0, risk: 0, passed: 0, all: 0 };
  const log = {
    recording: true,
    preserveLog: false,
    unreadable: 0,
    forgotten: 0,
    missed: 0,
    openedLate: false,
  };
  const filter = { chip: 'blocked', text: '' } as const;
  const CHROME = { source: 'live', browser: CHROMIUM } as const;
  const FOX = { source: 'live', browser: FIREFOX } as const;

  it('says that nothing was requested yet', () => {
    expect(emptinessOf(filter, counts, counts, log, CHROME)).toEqual({
      reason: 'nothing-yet',
      hint: null,
      actions: [],
    });
  });

  it('offers a reload when DevTools was opened late', () => {
    const late = { ...log, openedLate: true };
    expect(emptinessOf(filter, counts, counts, late, CHROME).actions).toEqual(['reload']);
  });

  it('says that recording is paused', () => {
    expect(emptinessOf(filter, counts, counts, { ...log, recording: false }, FOX).reason).toBe('paused');
  });

  it("hints at the Network panel's filter in Firefox", () => {
    expect(emptinessOf(filter, counts, counts, log, FOX).hint).toBe('firefox-filter');
  });

  it('blames no recording when it is that of a file', () => {
    const file = { source: 'file', browser: FIREFOX } as const;
    expect(emptinessOf(filter, counts, counts, log, file)).toEqual({
      reason: 'nothing-in-file',
      hint: null,
      actions: [],
    });
  });

  it('offers what the chip hides', () => {
    const some = { ...counts, risk: 2, all: 5 };
    expect(emptinessOf(filter, some, some, log, CHROME)).toMatchObject({
      reason: 'none-blocked',
      actions: ['show-risks', 'show-all'],
    });
    expect(emptinessOf({ ...filter, text: 'api' }, some, some, log, CHROME).actions).toContain(
      'clear-filter',
    );
  });

  it('offers to clear the filter when that hides everything', () => {
    expect(emptinessOf({ chip: 'all', text: 'x' }, { ...counts, all: 5 }, counts, log, CHROME).reason).toBe(
      'filtered',
    );
  });
});

describe('the host of a URL', () => {
  it.each([
    ['https://api.example:8443/path?a=1#b', 'api.example:8443'],
    ['https://user:secret@api.example/', 'api.example'],
    ['http://[::1]:3000/', '[::1]:3000'],
    ['https://api.example', 'api.example'],
    ['data:text/plain,hello', 'data:text/plain,hello'],
  ])('%s is %s', (url, host) => {
    expect(hostOf(url)).toBe(host);
  });
});

describe('this browser', () => {
  it('is read from the user agent', () => {
    expect(browserOfAgent('Mozilla/5.0 … Chrome/156.0.0.0 Safari/537.36')).toEqual({
      engine: 'chromium',
      version: 156,
    });
    expect(browserOfAgent('Mozilla/5.0 … HeadlessChrome/156.0.0.0')).toEqual({
      engine: 'chromium',
      version: 156,
    });
    expect(browserOfAgent('Mozilla/5.0 … Gecko/20100101 Firefox/153.0')).toEqual({
      engine: 'firefox',
      version: 153,
    });
    expect(browserOfAgent('something else')).toEqual({ engine: 'chromium', version: null });
  });
});
