import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { consoleMessage } from '../../../src/console/write/console-message.ts';
import { completeRequest, fixOfMessage, latestOrigin } from '../../../src/panel/decode/message-fix.ts';
import { namesIn } from '../../../src/panel/fix/wishes-model.ts';
import { createPanelModel } from '../../../src/panel/app/panel-model.ts';
import { createRowWriter } from '../../../src/panel/list/row-writer.ts';
import { pastedRecording } from '../../../src/panel/decode/pasted-recording.ts';
import { pastedRows } from '../../../src/panel/decode/pasted-rows.ts';
import { decode } from '../../../src/console/read/decode.ts';
import { createPaste } from '../../../src/panel/decode/paste-model.ts';
import { DEFAULT_SETTINGS } from '../../../src/panel/shell/settings-model.ts';
import { CHROMIUM, recordsOf } from '../../support/http-text.ts';
import { createFakeScheduler } from '../fake-scheduler.ts';
import { createFakeWorld } from '../harness/fake-adapter.ts';

const WILDCARD = `
GET https://api.example/me
@error net::ERR_FAILED
Origin: https://app.example
Sec-Fetch-Mode: cors

200 OK
Access-Control-Allow-Origin: *`;

const MISSING = `
GET https://api.example/items
@error net::ERR_FAILED
Origin: https://app.example
Sec-Fetch-Mode: cors

200 OK`;

const PREFLIGHT_404 = `
OPTIONS https://api.example/tasks
@request-id 1
Origin: https://app.example
Access-Control-Request-Method: PUT

404 Not Found
---
PUT https://api.example/tasks
@error net::ERR_FAILED
@start 1`;

const EITHER = `
OPTIONS https://api.example/either
@request-id 2
Origin: https://app.example
Access-Control-Request-Method: PUT

404 Not Found
Access-Control-Allow-Origin: *
---
PUT https://api.example/either
@error net::ERR_FAILED
@start 1`;

const DOWN = `
GET https://down.example/
@error net::ERR_CONNECTION_REFUSED
Referer: https://app.example/`;

const blocked = (url: string, reason: string): string =>
  `Access to fetch at '${url}' from origin 'https://app.example' has been blocked by CORS policy: ${reason}`;

const NO_HEADER = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";

function start(...captures: readonly string[]) {
  const scheduler = createFakeScheduler();
  const { adapter, log } = createFakeWorld({ browser: CHROMIUM, scheduler });
  const model = createPanelModel(adapter, signal(createRowWriter));
  for (const record of recordsOf(captures.join('\n---\n'))) log.add(record);
  scheduler.settle();
  const state = { isOpen: signal(false), text: signal(''), otherFiles: signal([]) };
  /** What was read beside the page. */
  const beside: string[] = [];
  const paste = createPaste(model, state, async (text) => {
    beside.push(text);
    return { messages: decode(text), recording: pastedRecording(text) };
  });
  /** The latest request to an address. */
  const idOf = (url: string): number => {
    const item = model.requests.rows
      .items()
      .findLast((each) => each?.kind === 'exchange' && each.exchange.url === url);
    return item?.kind === 'exchange' ? item.id : -1;
  };
  const put = (text: string): void => {
    paste.open();
    paste.setText(text);
  };
  return { model, paste, state, put, idOf, beside };
}

describe('a pasted message', () => {
  it('opens the request that it belongs to', () => {
    const { put, paste, model, idOf } = start(MISSING, PREFLIGHT_404, WILDCARD);
    put(blocked('https://api.example/items', NO_HEADER));
    expect(paste.answer.value?.found?.id).toBe(idOf('https://api.example/items'));
    expect(model.selection.id.value).toBe(idOf('https://api.example/items'));
  });

  it('is found again from what the console says of each request', () => {
    const { model, put } = start(MISSING, PREFLIGHT_404, WILDCARD);
    for (const item of model.requests.rows.items()) {
      if (item?.kind !== 'exchange') continue;
      const { diagnosis } = model.requests.diagnose(item.exchange, null);
      put(consoleMessage(item.exchange, diagnosis) ?? '');
      expect(model.selection.id.value).toBe(item.id);
    }
  });

  it('belongs to the latest of several that are alike', () => {
    const { put, paste, idOf } = start(MISSING, MISSING, WILDCARD);
    put(blocked('https://api.example/items', NO_HEADER));
    expect(paste.answer.value?.found?.id).toBe(idOf('https://api.example/items'));
  });

  it('belongs to the one that failed like this, not to a later one that did not', () => {
    const passed = MISSING.replace('@error net::ERR_FAILED\n', '').replace(
      '200 OK',
      '200 OK\nAccess-Control-Allow-Origin: https://app.example',
    );
    const { put, model, paste } = start(MISSING, passed);
    put(blocked('https://api.example/items', NO_HEADER));
    const found = model.requests.rows.find(paste.answer.value?.found?.id ?? -1);
    expect(found?.verdict).toBe('blocked');
  });

  it('does not belong to a request of another origin, address or check', () => {
    const { put, paste, model } = start(MISSING);
    put(
      blocked('https://api.example/items', NO_HEADER).replace('https://app.example', 'https://other.example'),
    );
    expect(paste.answer.value?.found).toBeNull();
    put(blocked('https://api.example/others', NO_HEADER));
    expect(paste.answer.value).toMatchObject({ found: null, toAddress: 0 });
    put(
      blocked(
        'https://api.example/items',
        "Response to preflight request doesn't pass access control check: It does not have HTTP ok status.",
      ),
    );
    expect(paste.answer.value).toMatchObject({ found: null, toAddress: 1 });
    expect(model.selection.id.value).toBeNull();
  });

  it('may come from another browser than the log', () => {
    const { put, paste, idOf } = start(MISSING, PREFLIGHT_404);
    put(
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/items. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.',
    );
    expect(paste.answer.value?.found?.id).toBe(idOf('https://api.example/items'));
  });

  it('settles the credentials mode when that was open', () => {
    const { put, model, idOf } = start(EITHER);
    const id = idOf('https://api.example/either');
    const row = model.requests.rows.find(id);
    if (row === null) throw new Error('there is a row');
    const { diagnosis } = model.requests.diagnose(row.exchange, null);
    const [alternative] = diagnosis.alternatives;
    if (alternative === undefined) throw new Error('the mode is open');
    const other = model.requests.diagnose(row.exchange, alternative.assuming);
    put(consoleMessage(row.exchange, other.diagnosis) ?? '');
    expect(model.selection.id.value).toBe(id);
    expect(model.selection.assuming.value).toBe(alternative.assuming);
  });

  it('that is no CORS message finds its request by the error', () => {
    const { put, model, idOf } = start(DOWN, MISSING);
    put('GET https://down.example/ net::ERR_CONNECTION_REFUSED');
    expect(model.selection.id.value).toBe(idOf('https://down.example/'));
    expect(model.requests.rows.lineOf(idOf('https://down.example/'))).toBeGreaterThanOrEqual(0);
  });
});

describe('the box', () => {
  it('answers each message once, and opens the chosen one', () => {
    const { put, paste, model, idOf } = start(MISSING, WILDCARD);
    const unknown = blocked('https://elsewhere.example/', NO_HEADER);
    put([blocked('https://api.example/items', NO_HEADER), unknown, unknown].join('\n'));
    expect(paste.answers.value?.map(({ count, found }) => [count, found !== null])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(model.selection.id.value).toBe(idOf('https://api.example/items'));
    paste.choose(1);
    expect(model.selection.id.value).toBeNull();
    paste.choose(0);
    expect(model.selection.id.value).toBe(idOf('https://api.example/items'));
  });

  it('gives way to another request, and gives back the one before when it is closed', () => {
    const { put, paste, state, model, idOf } = start(MISSING, WILDCARD);
    const [first, second] = [idOf('https://api.example/items'), idOf('https://api.example/me')];
    model.selection.select(first);
    put('nothing that is known');
    expect(model.selection.id.value).toBeNull();
    paste.close();
    expect(state.isOpen.value).toBe(false);
    expect(model.selection.id.value).toBe(first);
    put('nothing that is known');
    model.selection.select(second);
    expect(state.isOpen.value).toBe(false);
  });

  it('finds nothing in an empty text, and nothing known in another one', async () => {
    const { put, paste } = start(MISSING);
    for (const text of ['', '   ', 'hello world']) {
      put(text);
      await expect.poll(() => paste.answers.value).toEqual([]);
    }
  });

  it.each([
    ['messages', blocked('https://api.example/items', NO_HEADER).repeat(6_000)],
    ['addresses', 'https://'.repeat(130_000)],
    ['quotes', "'".repeat(1_000_000)],
    ['half messages', 'Access to fetch at '.repeat(55_000)],
  ])('is not stopped by a megabyte of %s', async (_what, text) => {
    const { put, paste } = start(MISSING);
    put(text);
    expect(paste.answers.value).toBeNull();
    await expect.poll(() => paste.answers.value).not.toBeNull();
    expect(paste.answers.value?.length).toBeLessThanOrEqual(50);
  });
});

const HEADERS = `Request URL: https://api.example/orders
Request Method: GET
Status Code: 200 OK
Response Headers
access-control-allow-origin: https://other.example
Request Headers
origin: https://app.example
sec-fetch-mode: cors`;

describe('pasted headers', () => {
  const putHeaders = async (text: string) => {
    const started = start(MISSING);
    started.put(text);
    await expect.poll(() => started.paste.answers.value).not.toBeNull();
    const log = started.paste.pasted.value;
    return { ...started, log, rows: log === null ? [] : pastedRows(log) };
  };

  it('are a request with a verdict, beside the log', async () => {
    const { rows, log, model, paste } = await putHeaders(HEADERS);
    expect(rows).toMatchObject([{ verdict: 'blocked', exchange: { url: 'https://api.example/orders' } }]);
    expect(log?.selection.diagnosed.value?.diagnosis.blocking?.corsError).toBe('AllowOriginMismatch');
    expect(log?.notices).toBe(model.notices);
    expect(paste.answers.value).toEqual([]);
    expect(model.requests.counts.value.all).toBe(1);
    expect(model.selection.id.value).toBeNull();
  });

  it('stand before what the console said, and each can be chosen', async () => {
    const other = HEADERS.replace('/orders', '/others');
    const { rows, log, paste, model, idOf } = await putHeaders(
      [HEADERS, other, blocked('https://api.example/items', NO_HEADER)].join('\n\n'),
    );
    expect(rows.map(({ exchange }) => exchange.url)).toEqual([
      'https://api.example/orders',
      'https://api.example/others',
    ]);
    expect(paste.answer.value).toBeNull();
    paste.choose(1);
    expect(log?.selection.id.value).toBe(rows[1]?.id);
    paste.choose(2);
    expect(paste.answer.value?.found?.id).toBe(idOf('https://api.example/items'));
    expect(model.selection.id.value).toBe(idOf('https://api.example/items'));
  });

  it('are read beside the page where the text is long', async () => {
    const text = `${HEADERS}\n\n${'{"id":1}\n'.repeat(3_000)}`;
    const { rows, beside } = await putHeaders(text);
    expect(beside).toEqual([text]);
    expect(rows).toMatchObject([{ verdict: 'blocked', exchange: { url: 'https://api.example/orders' } }]);
  });

  it('are read in the page at once where it is short', async () => {
    const { rows, beside } = await putHeaders(HEADERS);
    expect(beside).toEqual([]);
    expect(rows).toHaveLength(1);
  });

  it('give way to the next text', async () => {
    const { put, paste } = await putHeaders(HEADERS);
    put(blocked('https://api.example/items', NO_HEADER));
    expect(paste.pasted.value).toBeNull();
    expect(paste.answer.value?.message.corsError).toBe('MissingAllowOriginHeader');
  });

  it('without a request are a text like any other', async () => {
    const { rows, paste } = await putHeaders('Access-Control-Allow-Origin: *');
    expect(rows).toEqual([]);
    expect(paste.pasted.value).toBeNull();
  });
});

describe('the fix for a message', () => {
  const firstMessage = (text: string, ...captures: readonly string[]) => {
    const { put, paste, model } = start(DOWN, ...captures);
    put(text);
    const message = paste.answer.value?.message;
    if (message === undefined) throw new Error('there is a message');
    return { message, model };
  };

  it('grants the origin that the message names', () => {
    const { message } = firstMessage(blocked('https://api.example/items', NO_HEADER));
    const request = completeRequest(message, {}, '');
    const fix = fixOfMessage(message, request, DEFAULT_SETTINGS);
    expect(fix.policy).toMatchObject({ origins: ['https://app.example'], credentials: false, methods: [] });
    expect(fix.snippet?.code).toContain('https://app.example');
  });

  it('allows credentials where the message asks for them', () => {
    const { message } = firstMessage(
      blocked(
        'https://api.example/me',
        "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
      ),
    );
    expect(completeRequest(message, {}, '').credentials).toBe(true);
  });

  it('takes what is added, and the origin of the log, where the message does not tell', () => {
    const { message, model } = firstMessage(
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://other.example/x. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing).',
      MISSING,
    );
    const request = completeRequest(
      message,
      { method: 'PUT', headers: namesIn('X-One, x-two') },
      latestOrigin(model.requests),
    );
    expect(fixOfMessage(message, request, DEFAULT_SETTINGS).policy).toMatchObject({
      origins: ['https://app.example'],
      methods: ['PUT'],
      allowHeaders: ['x-one', 'x-two'],
    });
  });

  it('is refused for what must not be granted', () => {
    const { message } = firstMessage(
      blocked('https://api.example/items', NO_HEADER).replace('https://app.example', 'null'),
    );
    const fix = fixOfMessage(message, completeRequest(message, {}, ''), DEFAULT_SETTINGS);
    expect(fix.policy).toBeNull();
    expect(fix.refusals).toMatchObject([{ code: 'null-origin' }]);
  });
});
