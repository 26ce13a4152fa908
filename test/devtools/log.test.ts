import { describe, expect, it, vi } from 'vitest';
import { createLog, MAX_NAVIGATIONS } from '../../src/devtools/log.ts';
import { START_CURSOR, type LogEvent } from '../../src/devtools/panel-link.ts';
import { MAX_RECORDS } from '../../src/exchange/bounds.ts';
import type { EntryRecord } from '../../src/exchange/entry-record.ts';
import { recordsOf } from '../support/http-text.ts';

function record(path: string): EntryRecord {
  const [read] = recordsOf(`GET https://api.example/${path}\n\n200 OK`);
  if (read === undefined) throw new Error('no record');
  return read;
}

const namesOf = (events: readonly LogEvent[]): string[] =>
  events.map((event) =>
    'record' in event ? `${event.kind} ${event.record.url.split('/').at(-1)}` : event.kind,
  );

describe('the log', () => {
  it('tells a newcomer everything, and a regular what is new', () => {
    const log = createLog();
    log.add(record('a'));
    const first = log.changesSince(START_CURSOR);
    expect(namesOf(first.events)).toEqual(['clear', 'entry a']);
    log.add(record('b'));
    expect(namesOf(log.changesSince(first.cursor).events)).toEqual(['entry b']);
  });

  it('has nothing new for somebody who is up to date', () => {
    const log = createLog();
    log.add(record('a'));
    const { cursor } = log.changesSince(START_CURSOR);
    expect(log.changesSince(cursor)).toEqual({ events: [], cursor });
  });

  it('tells those who looked before that it was cleared', () => {
    const log = createLog();
    log.add(record('a'));
    const { cursor } = log.changesSince(START_CURSOR);
    log.clear();
    const cleared = log.changesSince(cursor);
    expect(namesOf(cleared.events)).toEqual(['clear']);
    log.add(record('b'));
    expect(namesOf(log.changesSince(cleared.cursor).events)).toEqual(['entry b']);
  });

  it('keeps what belongs to the new page, and marks it', () => {
    const log = createLog();
    for (const path of ['old', 'new']) log.add(record(path));
    log.navigate('https://app.example/', 0, ({ url }) => url.endsWith('new'));
    expect(namesOf(log.changesSince(START_CURSOR).events)).toEqual(['clear', 'navigation', 'entry new']);
    expect(log.state().openedLate).toBe(false);
  });

  it('keeps everything while it is preserved', () => {
    const log = createLog();
    log.setPreserveLog(true);
    log.add(record('old'));
    log.navigate('https://app.example/', 0, () => false);
    expect(namesOf(log.changesSince(START_CURSOR).events)).toEqual(['clear', 'entry old', 'navigation']);
  });

  it('counts what could not be read, until it is cleared', () => {
    const log = createLog();
    log.addUnreadable();
    expect(log.state().unreadable).toBe(1);
    log.clear();
    expect(log.state().unreadable).toBe(0);
  });

  it('forgets the oldest beyond its bound and counts them', () => {
    const log = createLog();
    const same = record('a');
    for (let count = 0; count < MAX_RECORDS; count++) log.add(same);
    const { cursor } = log.changesSince(START_CURSOR);
    log.add(same);
    expect(log.state().forgotten).toBeGreaterThan(0);
    expect(log.changesSince(START_CURSOR).events.length + log.state().forgotten).toBe(MAX_RECORDS + 2);
    // Who is up to date need not start again.
    expect(namesOf(log.changesSince(cursor).events)).toEqual(['entry a']);
  });

  it('bounds the marks of navigations, whoever looks and whenever', () => {
    const log = createLog();
    log.setPreserveLog(true);
    log.add(record('old'));
    let { cursor } = log.changesSince(START_CURSOR);
    let seen: string[] = [];
    for (let count = 0; count < 3 * MAX_NAVIGATIONS; count++) {
      log.navigate(`https://app.example/${count}`, count, () => false);
      const changes = log.changesSince(cursor);
      ({ cursor } = changes);
      const names = namesOf(changes.events);
      seen = names[0] === 'clear' ? names : [...seen, ...names];
      expect(seen.length).toBeLessThanOrEqual(MAX_NAVIGATIONS + 2);
    }
    const { events } = log.changesSince(START_CURSOR);
    expect(namesOf(events).slice(0, 3)).toEqual(['clear', 'entry old', 'navigation']);
    expect(events.at(-1)).toMatchObject({ url: `https://app.example/${3 * MAX_NAVIGATIONS - 1}` });
  });

  it('goes on without a panel that went away', () => {
    const log = createLog();
    const heard = vi.fn<() => void>();
    log.subscribe(() => {
      throw new Error('the window is gone');
    });
    log.subscribe(heard);
    log.add(record('a'));
    log.add(record('b'));
    expect(heard).toHaveBeenCalledTimes(2);
    expect(namesOf(log.changesSince(START_CURSOR).events)).toEqual(['clear', 'entry a', 'entry b']);
  });

  it('tells nobody who does not listen any more', () => {
    const log = createLog();
    const heard = vi.fn<() => void>();
    log.subscribe(heard)();
    log.setRecording(false);
    expect(heard).not.toHaveBeenCalled();
  });
});
