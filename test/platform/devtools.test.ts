import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** A listener's two sides. */
function createEvent<Told>() {
  const listeners = new Set<(told: Told) => void>();
  return {
    addListener: (listener: (told: Told) => void) => void listeners.add(listener),
    removeListener: (listener: (told: Told) => void) => void listeners.delete(listener),
    tell: (told: Told) => {
      for (const listener of listeners) listener(told);
    },
  };
}

/** DevTools' API as every browser has it under `chrome`: it calls back. */
function createDevtools() {
  const onShown = createEvent<unknown>();
  return {
    inspectedWindow: {
      tabId: 7,
      reload: vi.fn<(options: unknown) => void>(),
      eval: (script: string, callback: (value: unknown) => void) => callback(`the value of ${script}`),
    },
    network: {
      onRequestFinished: createEvent<unknown>(),
      onNavigated: createEvent<string>(),
      getHAR: (callback: (har: unknown) => void) => callback({ entries: [1] }),
    },
    panels: {
      themeName: 'dark',
      create: (_title: string, _icon: string, _page: string, callback: (tab: unknown) => void) =>
        callback({ onShown, onHidden: createEvent<void>() }),
    },
    onShown,
  };
}

let devtools: ReturnType<typeof createDevtools>;

beforeEach(() => {
  vi.resetModules();
  devtools = createDevtools();
  vi.stubGlobal('chrome', { devtools });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ['no browser', undefined],
  ['a browser without devtools: Arc; Edge, Brave and Opera before Chromium 144', { runtime: {} }],
  [
    'a browser with devtools that promise: Firefox',
    { devtools: { panels: { create: () => Promise.resolve() } } },
  ],
])('DevTools with %s', (_name, browser) => {
  beforeEach(() => {
    vi.stubGlobal('browser', browser);
  });

  it('tells of the tab that it made', async () => {
    const { createTab } = await import('../../src/platform/panels.ts');
    const shown = vi.fn<(panel: Window) => void>();
    const nothing = (): void => undefined;
    const { show } = await createTab('CORS', '/icon.png', '/panel.html', {
      shown,
      hidden: nothing,
      searched: nothing,
    });
    devtools.onShown.tell('the panel');
    expect(show).toBeNull();
    expect(shown).toHaveBeenCalledExactlyOnceWith('the panel');
  });

  it('tells of requests and navigations until nobody listens any more, and what it holds', async () => {
    const { onEntry, onNavigated, readHar } = await import('../../src/platform/network.ts');
    const heard = vi.fn<(told: unknown) => void>();
    const stops = [onEntry(heard), onNavigated(heard)];
    devtools.network.onRequestFinished.tell('an entry');
    devtools.network.onNavigated.tell('https://app.example/');
    for (const stop of stops) stop();
    devtools.network.onRequestFinished.tell('another');
    expect(heard.mock.calls).toEqual([['an entry'], ['https://app.example/']]);
    await expect(readHar()).resolves.toEqual({ entries: [1] });
  });

  it('is asked for nothing that it does not have', async () => {
    const { openResource } = await import('../../src/platform/resources.ts');
    const { showRequest } = await import('../../src/platform/inspected-page.ts');
    const { onThemeName } = await import('../../src/platform/theme.ts');
    const heard = vi.fn<(name: string) => void>();
    onThemeName(heard)();
    expect([openResource, showRequest]).toEqual([null, null]);
    expect(heard).toHaveBeenCalledExactlyOnceWith('dark');
  });

  it('lets the inspected page be asked, and reloaded with a script', async () => {
    const { evaluate, reload } = await import('../../src/platform/tried-tab.ts');
    reload('a script');
    expect(devtools.inspectedWindow.reload).toHaveBeenCalledExactlyOnceWith({ injectedScript: 'a script' });
    await expect(evaluate('1 + 1')).resolves.toBe('the value of 1 + 1');
  });
});
