import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/devtools/log.ts';
import { handOver, onLink, type PanelLink } from '../../src/devtools/panel-link.ts';

/** A panel's window, as far as both sides use it. */
const openPanel = (): Window => ({}) as Window;

const shown: PanelLink = {
  log: createLog(),
  actions: {
    openResource: null,
    showRequest: null,
    readHar: async () => ({}),
    addMissed: () => undefined,
    takeDemand: () => null,
    keepView: () => undefined,
    inspected: () => Promise.reject(new Error('nothing is asked here')),
  },
  visible: true,
  themeName: 'default',
  view: '',
};

describe('handing the log to a panel', () => {
  it('works when the devtools page is first', () => {
    const panel = openPanel();
    const heard: PanelLink[] = [];
    handOver(panel, shown);
    onLink(panel, (link) => heard.push(link));
    expect(heard).toEqual([shown]);
  });

  it('works when the panel is first, and tells every change', () => {
    const panel = openPanel();
    const heard: PanelLink[] = [];
    const hidden = { ...shown, visible: false };
    onLink(panel, (link) => heard.push(link));
    expect(heard).toEqual([]);
    handOver(panel, shown);
    handOver(panel, hidden);
    expect(heard).toEqual([shown, hidden]);
  });

  it('stops when the panel does not listen any more', () => {
    const panel = openPanel();
    const heard: PanelLink[] = [];
    const unlink = onLink(panel, (link) => heard.push(link));
    handOver(panel, shown);
    unlink();
    handOver(panel, shown);
    expect(heard).toHaveLength(1);
  });

  it('survives a panel that is gone', () => {
    const gone = new Proxy({} as Window, {
      get() {
        throw new Error("can't access dead object");
      },
    });
    expect(() => handOver(gone, shown)).not.toThrow();
  });
});
