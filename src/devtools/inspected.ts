import type { Witnessed } from '../exchange/witnessed.ts';
import { evaluate, reload } from '../platform/tried-tab.ts';
import { tellBlocked } from './blocked-elsewhere.ts';
import type { RecordingLog } from './log.ts';
import type { InspectedPage } from './panel-link.ts';

/** What is only done once somebody wants it. */
export const inspected = (log: Pick<RecordingLog, 'update'>): InspectedPage => ({
  reload,
  evaluate,
  tellBlocked,
  witness: (record, witnessed) => {
    record.witnessed = JSON.parse(witnessed) as Witnessed;
    log.update(record, record);
  },
  trial: async () => (await import('./trial-keeper.ts')).trialKeeper,
});
