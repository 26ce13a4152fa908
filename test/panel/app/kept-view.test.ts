import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { RecordingLog } from '../../../src/devtools/log.ts';
import { createPanelModel, type PanelModel } from '../../../src/panel/app/panel-model.ts';
import { createRowWriter } from '../../../src/panel/list/row-writer.ts';
import { followView } from '../../../src/panel/app/kept-view.ts';
import { FIREFOX, recordsOf } from '../../support/http-text.ts';
import { createFakeScheduler } from '../fake-scheduler.ts';
import { createFakeWorld } from '../harness/fake-adapter.ts';

const request = (path: string): string => `
  GET https://api.example${path}
  Origin: https://app.example

  200 OK
`;

/** A panel's document over the log; `keep` is told what it shows. */
function openPanel(log: RecordingLog, view: string, keep: (view: string) => void): PanelModel {
  const { adapter } = createFakeWorld({ browser: FIREFOX, scheduler: createFakeScheduler() });
  const model = createPanelModel({ ...adapter, log, view, keepView: keep }, signal(createRowWriter));
  followView(model);
  return model;
}

describe('a panel whose document is loaded again', () => {
  const { log } = createFakeWorld({ browser: FIREFOX, scheduler: createFakeScheduler() });
  for (const record of recordsOf(['/one', '/two'].map(request).join('---'), FIREFOX)) log.add(record);

  it('shows the filter and the request that it showed before', () => {
    let kept = '';
    const keep = (view: string): void => {
      kept = view;
    };
    const before = openPanel(log, '', keep);
    before.requests.catchUp();
    before.setFilter({ text: 'two' });
    before.selection.select(2);
    const after = openPanel(log, kept, keep);
    expect(after.requests.filter.value.text).toBe('two');
    expect(after.selection.diagnosed.value?.exchange.url).toBe('https://api.example/two');
  });

  it('chooses nothing when another request has the number', () => {
    const view = JSON.stringify({ filter: '', id: 1, url: 'https://api.example/gone' });
    expect(openPanel(log, view, () => undefined).selection.id.value).toBeNull();
  });
});
