import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/devtools/log.ts';
import { handOver, onLink, type PanelLink } from '../../src/devtools/panel-link.ts';

/** A panel's window, as far as both sides use it. */
const openPanel = (): Window => ({}) as Window;

describe('handing the log to a panel', () => {
  it('works when the devtools page is first', () => {
    const panel = openPanel();
    const log = createLog();
    const heard: PanelLink[] = [];
    handOver(panel, { log, visible: true });
    onLink(panel, (link) => heard.push(link));
    expect(heard).toEqual([{ log, visible: true }]);
  });

  it('works when the panel is first', () => {
    const panel = openPanel();
    const log = createLog();
    const heard: PanelLink[] = [];
    onLink(panel, (link) => heard.push(link));
    handOver(panel, { log, visible: true });
    handOver(panel, { log, visible: false });
    expect(heard).toEqual([
      { log: null, visible: false },
      { log, visible: true },
      { log, visible: false },
    ]);
  });

  it('stops when the panel does not listen any more', () => {
    const panel = openPanel();
    const heard: PanelLink[] = [];
    onLink(panel, (link) => heard.push(link))();
    handOver(panel, { log: createLog(), visible: true });
    expect(heard).toHaveLength(1);
  });

  it('survives a panel that is gone', () => {
    const gone = new Proxy({} as Window, {
      get() {
        throw new Error("can't access dead object");
      },
    });
    expect(() => handOver(gone, { log: createLog(), visible: true })).not.toThrow();
  });
});
