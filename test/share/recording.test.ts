import { expect, it } from 'vitest';
import { diagnoseAll } from '../../src/document/log-json.ts';
import type { Browser } from '../../src/cors/engine.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { isFault, readHar } from '../../src/exchange/reading/read-har.ts';
import type { EntryRecord } from '../../src/exchange/entry-record.ts';
import { pairAll } from '../../src/exchange/pairing/pair.ts';
import { recordingOf } from '../../src/share/recording.ts';
import { failing, log, passing } from '../causes/logs/http-log.ts';
import { LOGS } from '../causes/logs/index.ts';
import { diagnosedLog } from '../diagnosis/diagnosis-of.ts';
import { CHROMIUM, FIREFOX } from '../support/http-text.ts';

/** What a reader of the recording says of every request in it. */
function readAgain(recording: object): readonly Diagnosed[] {
  const records: EntryRecord[] = [];
  const recorded = readHar(JSON.stringify(recording), (record) => {
    if (record !== null) records.push(record);
  });
  if (isFault(recorded)) throw new Error('the recording cannot be read');
  return diagnoseAll(pairAll(records, recorded.browser), {});
}

const told = ({ exchange, diagnosis, consoleMessage }: Diagnosed): unknown => ({
  url: exchange.url,
  verdict: diagnosis.verdict,
  blocking: diagnosis.blocking?.corsError,
  consoleMessage,
});

const exchangesIn = (all: readonly Diagnosed[]) => all.map(({ exchange }) => exchange);

const isSecretFree = (text: string): boolean => !/[?&]|token|redacted/i.test(text);

it.each([
  ['Chromium', CHROMIUM],
  ['Firefox', FIREFOX],
] as readonly (readonly [string, Browser])[])(
  'a recording of one request of %s is judged as the request was',
  (_name, browser) => {
    let judged = 0;
    for (const text of Object.values(LOGS)) {
      const all = diagnosedLog(text, browser);
      const about = all.at(-1);
      if (about === undefined || !isSecretFree(about.exchange.url)) continue;
      const again = readAgain(recordingOf(about, exchangesIn(all), { printed: '', version: '0.0.0' }));
      expect(again.map(told)).toContainEqual(told(about));
      judged++;
    }
    expect(judged).toBeGreaterThan(100);
  },
);

const SECRET = `
  GET https://api.example/items?access_token=0123456789abcdef
  Origin: https://app.example
  Authorization: Bearer 0123456789abcdef
  Sec-Fetch-Mode: cors

  200 OK
  Set-Cookie: session=0123456789abcdef
`;

it('holds no secret, and says what was said of it and what the browser printed', () => {
  const all = diagnosedLog(SECRET);
  const about = all[0];
  if (about === undefined) throw new Error('no request');
  const recording = recordingOf(about, exchangesIn(all), {
    printed: "Access to fetch at 'https://api.example/items?access_token=0123456789abcdef' …",
    version: '1.2.3',
  });
  expect(JSON.stringify(recording)).not.toContain('0123456789abcdef');
  expect(recording.log['_corsLens']).toMatchObject({
    version: '1.2.3',
    verdict: about.diagnosis.verdict,
    printed: "Access to fetch at 'https://api.example/items?access_token=<redacted>' …",
  });
});

it('takes other requests to the same address along, and none to others', () => {
  const all = diagnosedLog(
    ['https://api.example/items?page=1', 'https://api.example/other', 'https://api.example/items?page=2']
      .map((url) => `GET ${url}\nOrigin: https://app.example\nSec-Fetch-Mode: cors\n\n200 OK`)
      .join('\n---\n'),
  );
  const about = all.at(-1);
  if (about === undefined) throw new Error('no request');
  const { entries } = recordingOf(about, exchangesIn(all), { printed: '', version: '' }).log;
  expect(entries.map(({ request }) => request.url)).toEqual([
    'https://api.example/items?page=1',
    'https://api.example/items?page=2',
  ]);
});

it('says what the page itself saw, and how', () => {
  const text = log(
    passing('200 OK\nAccess-Control-Allow-Origin: *'),
    failing('200 OK\nAccess-Control-Allow-Origin: *'),
  );
  const about = diagnosedLog(text).at(-1);
  if (about === undefined) throw new Error('the log is empty');
  const asked = {
    credentials: 'include',
    mode: 'cors',
    redirect: 'follow',
    integrity: false,
    callSite: null,
  } as const;
  const witnessed = { asked, passed: false };
  const watched = { ...about, exchange: { ...about.exchange, witnessed } };
  const again = readAgain(recordingOf(watched, [watched.exchange], { printed: '', version: '0.0.0' })).at(-1);
  expect(again?.exchange.witnessed).toEqual(witnessed);
  expect(again?.diagnosis.blocking?.corsError).toBe('WildcardOriginNotAllowed');
});

it.each([{ asked: { credentials: 'all' } }, { asked: 1, passed: 'yes' }, 7, null])(
  'believes no witness that it cannot read: %j',
  (witness) => {
    const about = diagnosedLog(failing('200 OK')).at(-1);
    if (about === undefined) throw new Error('the log is empty');
    const recording = recordingOf(about, [about.exchange], { printed: '', version: '0.0.0' });
    const entries = recording.log.entries.map((entry) => ({ ...entry, _witnessed: witness }));
    expect(readAgain({ log: { ...recording.log, entries } }).at(-1)?.exchange.witnessed).toBeNull();
  },
);
