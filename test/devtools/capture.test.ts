import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCapture, type Capture } from '../../src/devtools/capture.ts';
import { REREAD_DELAY, REREAD_INTERVAL } from '../../src/devtools/late-headers.ts';
import { createLog, type RecordingLog } from '../../src/devtools/log.ts';
import { DOCUMENT_WAIT } from '../../src/devtools/navigation.ts';
import { START_CURSOR } from '../../src/devtools/panel-link.ts';
import type { Browser } from '../../src/cors/engine.ts';
import { CHROMIUM, entriesOf, FIREFOX, START } from '../support/http-text.ts';

const readHar = vi.fn<() => Promise<unknown>>();
let log: RecordingLog;
let capture: Capture;

// What is loaded late is there already: the clock of these tests does not move the loader.
beforeAll(() => import('../../src/devtools/better-reading.ts'));

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  readHar.mockReset();
  log = createLog();
  capture = createCapture(log, readHar, () => undefined);
});

afterEach(() => {
  vi.useRealTimers();
});

const deliver = (text: string, browser: Browser = CHROMIUM): void => {
  for (const entry of entriesOf(text, browser)) capture.entry(entry);
};

const harOf = (text: string): void => {
  readHar.mockImplementation(async () => ({ entries: entriesOf(text) }));
};

const kept = (): string[] =>
  log.changesSince(START_CURSOR).events.flatMap((event) => {
    if (event.kind === 'clear') return [];
    return event.kind === 'navigation'
      ? `— ${new URL(event.url).pathname}`
      : `${event.kind === 'update' ? 'update ' : ''}${new URL(event.record.url).pathname} ${event.record.status}`;
  });

const request = (path: string, page: string, start = 0): string => `
  GET https://api.example${path}
  @page ${page}
  @start ${start}
  Accept-Encoding: gzip

  200 OK
`;

describe('capturing', () => {
  it('counts what it cannot read and goes on', () => {
    for (const entry of [null, 7, {}, { request: { url: 'x' } }]) capture.entry(entry);
    deliver(request('/a', ''));
    expect(log.state().unreadable).toBe(4);
    expect(kept()).toEqual(['/a 200']);
  });

  it('neither keeps nor counts data: URLs, which never leave the browser', () => {
    deliver('GET data:text/plain,hi\n\n200 OK');
    expect(kept()).toEqual([]);
    expect(log.state().unreadable).toBe(0);
  });

  it('keeps nothing while it is paused', () => {
    log.setRecording(false);
    deliver(request('/a', ''));
    log.setRecording(true);
    deliver(request('/b', ''));
    expect(kept()).toEqual(['/b 200']);
  });
});

describe('a new page in Chromium', () => {
  it('begins with the first request that has its number', () => {
    deliver(request('/one', 'page_1'));
    capture.navigated('https://app.example/second');
    deliver(request('/two', 'page_2'));
    expect(kept()).toEqual(['— /second', '/two 200']);
  });

  it('does not bring back requests of the old one that end later', () => {
    deliver(request('/one', 'page_1'));
    capture.navigated('https://app.example/second');
    deliver([request('/two', 'page_2'), request('/late', 'page_1')].join('---'));
    expect(kept()).toEqual(['— /second', '/two 200']);
  });

  it('may deliver its first request before the navigation is told', () => {
    deliver([request('/one', 'page_1'), request('/two', 'page_2')].join('---'));
    capture.navigated('https://app.example/second');
    deliver(request('/three', 'page_2'));
    expect(kept()).toEqual(['— /two', '/two 200', '/three 200']);
  });

  it('is none when only the history changed', () => {
    deliver(request('/one', 'page_1'));
    capture.navigated('https://app.example/pushed');
    vi.advanceTimersByTime(DOCUMENT_WAIT);
    deliver(request('/two', 'page_1'));
    expect(kept()).toEqual(['/one 200', '/two 200']);
  });

  it('is marked in a preserved log, with the last requests of the old one', () => {
    log.setPreserveLog(true);
    deliver(request('/one', 'page_1'));
    capture.navigated('https://app.example/second');
    deliver([request('/two', 'page_2'), request('/late', 'page_1')].join('---'));
    expect(kept()).toEqual(['/one 200', '— /second', '/two 200', '/late 200']);
  });

  it('began before DevTools was opened when neither navigation nor document was heard of', () => {
    deliver(request('/one', 'page_1'));
    expect(log.state().openedLate).toBe(true);
    deliver(request('/', 'page_1').replace('@page', '@type document\n  @page'));
    expect(log.state().openedLate).toBe(false);
    expect(kept()).toEqual(['— /', '/one 200', '/ 200']);
  });
});

describe('a new page in Firefox', () => {
  const document = request('/second', '', 500)
    .replace('api.example', 'app.example')
    .replace('@start', '@time 100\n  @start');

  it('begins when its document has come', () => {
    deliver(request('/one', '', 0), FIREFOX);
    vi.setSystemTime(START + 800);
    capture.navigated('https://app.example/second#top');
    deliver([request('/last', '', 560), request('/two', '', 640), document].join('---'), FIREFOX);
    deliver(request('/late', '', 400), FIREFOX);
    expect(kept()).toEqual(['— /second', '/two 200', '/second 200']);
  });

  it('begins with its document when Firefox tells of that first', () => {
    deliver(request('/one', '', 0), FIREFOX);
    const marked = document.replace('Accept-Encoding', 'Upgrade-Insecure-Requests: 1\n  Accept-Encoding');
    deliver([marked, request('/early', '', 610)].join('---'), FIREFOX);
    vi.setSystemTime(START + 900);
    capture.navigated('https://app.example/second');
    expect(kept()).toEqual(['— /second', '/second 200', '/early 200']);
    vi.advanceTimersByTime(DOCUMENT_WAIT);
    expect(kept()).toEqual(['— /second', '/second 200', '/early 200']);
  });

  it('begins without a document when it comes from the back/forward cache', () => {
    deliver(request('/one', '', 0), FIREFOX);
    vi.setSystemTime(START + 800);
    capture.navigated('https://app.example/back');
    deliver(request('/two', '', 900), FIREFOX);
    vi.advanceTimersByTime(DOCUMENT_WAIT);
    expect(kept()).toEqual(['— /back', '/two 200']);
  });
});

describe('a clock that is set back', () => {
  it.each([
    ['Chromium', CHROMIUM, 'page_2'],
    ['Firefox', FIREFOX, ''],
  ] as const)('loses nothing of what comes after it in %s', (_name, browser, page) => {
    deliver(request('/one', browser === CHROMIUM ? 'page_1' : '', 0), browser);
    vi.setSystemTime(START + 800);
    capture.navigated('https://app.example/two');
    vi.advanceTimersByTime(DOCUMENT_WAIT);
    deliver(request('/two', page, 900), browser);
    vi.setSystemTime(START - 3_600_000);
    deliver(request('/three', page, -3_600_100), browser);
    deliver(request('/four', page, -3_599_000), browser);
    expect(kept().slice(-3)).toEqual(['/two 200', '/three 200', '/four 200']);
  });
});

describe('a page that crashed and is loaded again', () => {
  it('takes the place of the one that crashed, whose requests never end', () => {
    deliver(request('/one', 'page_1', 0));
    vi.setSystemTime(START + 60_000);
    capture.navigated('https://app.example/one');
    deliver(request('/again', 'page_2', 60_010));
    deliver(request('/one', 'page_1', 20));
    expect(kept()).toEqual(['— /one', '/again 200']);
  });

  it('is marked where the log is preserved: nothing of before goes', () => {
    log.setPreserveLog(true);
    deliver(request('/one', 'page_1', 0));
    vi.setSystemTime(START + 60_000);
    capture.navigated('https://app.example/one');
    deliver(request('/again', 'page_2', 60_010));
    expect(kept()).toEqual(['/one 200', '— /one', '/again 200']);
  });
});

describe('a page of another site that comes back from the back/forward cache, in Chromium', () => {
  beforeEach(() => {
    deliver(request('/first', 'page_1', 0));
    vi.setSystemTime(START + 500);
    capture.navigated('https://app.example/one');
    deliver(request('/one', 'page_2', 400));
    vi.setSystemTime(START + 3000);
    // It has the number of the page that it took the place of.
    capture.navigated('https://other.example/back');
    vi.advanceTimersByTime(100);
  });

  it('begins a page, with what it asked for in the meantime', () => {
    deliver(request('/back', 'page_2', 3010));
    vi.advanceTimersByTime(DOCUMENT_WAIT);
    deliver(request('/late', 'page_2', 3020));
    expect(kept()).toEqual(['— /back', '/back 200', '/late 200']);
  });

  it('gives way to the next page', () => {
    vi.advanceTimersByTime(DOCUMENT_WAIT);
    capture.navigated('https://app.example/two');
    deliver(request('/two', 'page_3', 5200));
    deliver(request('/earlier', 'page_3', 5190));
    expect(kept()).toEqual(['— /two', '/two 200', '/earlier 200']);
  });

  it('is none where the history changes, which stays within a site', () => {
    vi.advanceTimersByTime(DOCUMENT_WAIT);
    deliver(request('/back', 'page_2', 3010));
    capture.navigated('https://other.example/further');
    vi.advanceTimersByTime(DOCUMENT_WAIT);
    expect(kept()).toEqual(['— /back', '/back 200']);
  });
});

describe('an entry that came before its headers', () => {
  const late = `
    GET https://api.example/late
    @start 0
    @error net::ERR_FAILED
    Origin: https://app.example
    Accept-Encoding: gzip
  `;
  const complete = `${late}

    403 Forbidden
    X-Reason: none`;

  it('is read again', async () => {
    harOf(complete);
    deliver(late);
    await vi.advanceTimersByTimeAsync(REREAD_DELAY);
    expect(kept()).toEqual(['/late 0', 'update /late 403']);
  });

  it('is read again together with others, and not too often', async () => {
    harOf(complete);
    for (let count = 0; count < 5; count++) deliver(late);
    await vi.advanceTimersByTimeAsync(REREAD_DELAY);
    deliver(late);
    await vi.advanceTimersByTimeAsync(REREAD_INTERVAL - REREAD_DELAY);
    expect(readHar).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2 * REREAD_DELAY);
    expect(readHar).toHaveBeenCalledTimes(2);
  });

  it('does not take the answer of another request that was made in the same millisecond', async () => {
    const ending = (time: number, response: string): string =>
      `${late.trimEnd()}\n@time ${time}\n\n${response}`;
    harOf([ending(204, '403 Forbidden'), ending(209, '')].join('\n---\n'));
    deliver(ending(209, ''));
    await vi.advanceTimersByTimeAsync(REREAD_DELAY);
    expect(kept()).toEqual(['/late 0']);
    deliver(ending(204, ''));
    await vi.advanceTimersByTimeAsync(REREAD_INTERVAL + 2 * REREAD_DELAY);
    expect(kept()).toEqual(['/late 0', '/late 0', 'update /late 403']);
  });

  it('stays as it is when the log knows no more, or cannot be read', async () => {
    harOf(late);
    deliver(late);
    await vi.advanceTimersByTimeAsync(REREAD_DELAY + REREAD_INTERVAL);
    readHar.mockRejectedValue(new Error('closed'));
    deliver(late);
    await vi.advanceTimersByTimeAsync(REREAD_DELAY + REREAD_INTERVAL);
    expect(kept()).toEqual(['/late 0', '/late 0']);
  });

  it('is told from a request that its preflight stopped, which costs no reading', async () => {
    deliver(`
      PUT https://api.example/items
      @error net::ERR_FAILED
      Content-Type: application/json
      ---
      OPTIONS https://api.example/items
      Origin: https://app.example
      Access-Control-Request-Method: PUT

      404 Not Found`);
    await vi.advanceTimersByTimeAsync(REREAD_DELAY + REREAD_INTERVAL);
    expect(readHar).not.toHaveBeenCalled();
  });

  describe('after a preflight that looks passed', () => {
    const preflight = `
      OPTIONS https://api.example/late
      @type preflight
      Origin: https://app.example
      Access-Control-Request-Method: PUT

      204 No Content
      Access-Control-Allow-Origin: https://app.example`;
    const unsent = late.replace('GET', 'PUT').replace('Accept-Encoding: gzip', '');

    it('is read again', async () => {
      harOf(complete.replace('GET', 'PUT'));
      deliver(`${preflight}\n---\n${unsent}`);
      await vi.advanceTimersByTimeAsync(REREAD_DELAY);
      expect(kept().at(-1)).toBe('update /late 403');
    });

    it('is read again once only when that was in vain', async () => {
      harOf(unsent);
      for (let count = 0; count < 3; count++) {
        deliver(`${preflight}\n---\n${unsent}`);
        await vi.advanceTimersByTimeAsync(REREAD_DELAY + REREAD_INTERVAL);
      }
      expect(readHar).toHaveBeenCalledTimes(1);
    });
  });

  it('never makes Firefox read its log', async () => {
    deliver(late, FIREFOX);
    deliver(request('/a', ''), FIREFOX);
    await vi.advanceTimersByTimeAsync(REREAD_DELAY + REREAD_INTERVAL);
    expect(readHar).not.toHaveBeenCalled();
  });
});
