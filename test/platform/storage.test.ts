import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSettings, DEFAULT_SETTINGS } from '../../src/panel/shell/settings-model.ts';
import { loadSettings, saveSettings } from '../../src/platform/storage.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const refuse = (name: string) => (): never => {
  throw new DOMException('refused', name);
};

/** Whatever is asked of it. */
const REFUSING = {
  'is refused': { getItem: refuse('SecurityError'), setItem: refuse('SecurityError') },
  'is full': { getItem: () => null, setItem: refuse('QuotaExceededError') },
  'holds something else': { getItem: () => '{broken', setItem: refuse('QuotaExceededError') },
};

describe('where storage', () => {
  it.each(Object.entries(REFUSING))('%s, settings hold until the panel is closed', (_how, storage) => {
    vi.stubGlobal('localStorage', storage);
    const { settings, change } = createSettings(loadSettings(), saveSettings);
    expect(settings.value).toEqual(DEFAULT_SETTINGS);
    change({ theme: 'dark' });
    expect(settings.value.theme).toBe('dark');
  });

  it('is not there at all, too', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(loadSettings()).toBeUndefined();
    expect(() => saveSettings(DEFAULT_SETTINGS)).not.toThrow();
  });
});
