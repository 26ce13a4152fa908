import { assert, constantFrom, option, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CORS_ERRORS } from '../../src/cors/cors-error.ts';
import type { DecodedMessage } from '../../src/console/read/decoded-message.ts';
import { FORMER_CORS_ERRORS } from '../../src/console/sentences/former-errors.ts';
import { decode } from '../../src/console/read/decode.ts';
import { NO_MESSAGE } from '../../src/console/read/draft.ts';
import { messageSummary } from '../../src/explain/message/cors-message.ts';
import { plainText } from '../../src/explain/rich-text.ts';
import { EXAMPLES } from '../console/read/messages/index.ts';

const summary = (message: DecodedMessage): string => plainText(messageSummary(message));

const KNOWN: readonly DecodedMessage[] = EXAMPLES.map(({ message }) => message);

/** What is left of a message that was cut off. */
const BARE: readonly DecodedMessage[] = KNOWN.map(({ topic, isCors, corsError, browserCode, engine }) => ({
  ...NO_MESSAGE,
  topic,
  isCors,
  corsError,
  browserCode,
  engine,
}));

const texts = [...KNOWN, ...BARE].map(summary);

const breaking = (rule: RegExp): readonly string[] => texts.filter((text) => rule.test(text));

describe('the summary of every message', () => {
  it('is there for every code', () => {
    const codes = new Set(KNOWN.map(({ corsError }) => corsError));
    expect([...CORS_ERRORS, ...FORMER_CORS_ERRORS].filter((code) => !codes.has(code))).toEqual([]);
  });

  it('is one to five sentences', () => {
    expect(breaking(/^$/)).toEqual([]);
    expect(breaking(/^(?!https?:|file:)[a-z]/)).toEqual([]);
    expect(texts.filter((text) => !text.endsWith('.'))).toEqual([]);
    expect(texts.filter((text) => text.split(/[.:] [A-Z]/).length > 5)).toEqual([]);
  });

  it('has no doubled or stray marks', () => {
    expect(breaking(/\.\.(?!\.)|  | [.,;]|\bnull\b(?!`)|undefined/)).toEqual([]);
  });

  it('blames nobody and calls nothing easy', () => {
    expect(breaking(/\b(?:simply|just|obviously|easy|easily|please|of course|trivial)\b/i)).toEqual([]);
  });

  it.each([
    ['to turn CORS off in the request', /mode: 'no-cors'/],
    ['to turn CORS off in the browser', /disable-web-security|--disable/i],
    ['to send requests through a stranger', /public proxy|cors-anywhere/i],
    ['to reflect the origin', /reflect|echo/i],
    ['to allow null', /Access-Control-Allow-Origin: null/],
  ])('never advises %s', (_what, forbidden) => {
    expect(breaking(forbidden)).toEqual([]);
  });

  it('shows the value that the message names', () => {
    const silent = KNOWN.filter(
      (message) =>
        message.isCors &&
        (message.failedParameter ?? '') !== '' &&
        !summary(message).includes(message.failedParameter ?? ''),
    );
    const unsaid = new Set(['loopback', 'yes', 'file:///etc']);
    expect(silent.filter(({ failedParameter }) => !unsaid.has(failedParameter ?? ''))).toEqual([]);
  });

  it('never advises to allow an origin that anybody can have', () => {
    const asked: DecodedMessage = {
      ...NO_MESSAGE,
      corsError: 'MissingAllowOriginHeader',
      origin: 'null',
      phase: 'response',
    };
    expect(summary(asked)).toContain('serve it from a web server');
  });

  it('says what was answered and what is needed, with the values of the message', () => {
    const missing = EXAMPLES.find(({ message }) => message.corsError === 'PreflightMissingAllowOriginHeader');
    expect(summary(missing?.message ?? NO_MESSAGE)).toBe(
      'https://api.shop.test answered the preflight (the OPTIONS request that asks for permission) without Access-Control-Allow-Origin, so the request itself was never sent. Needed is Access-Control-Allow-Origin: https://www.shop.test on the response to the preflight.',
    );
  });

  it('asks no file to answer as a server does', () => {
    const text = 'XMLHttpRequest cannot load file:///shop/cart.html. Preflight response is not successful';
    expect(decode(text).map(summary)).toEqual([expect.stringMatching(/a file: .*web server/)]);
    expect(decode(text).map(summary).join(' ')).not.toMatch(/OPTIONS|204/);
  });

  it('does not take the scheme of an application for an insecure address', () => {
    const text =
      'Not allowed to request resource\nFetch API cannot load ipc://localhost/settings due to access control checks.';
    expect(decode(text).map(summary)).toEqual([expect.not.stringContaining('http')]);
  });

  it('says of a resource that the page keeps out that the page does', () => {
    const text =
      'GET https://cdn.shop.test/a.png net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep';
    expect(decode(text).map(summary)).toEqual([expect.stringContaining('your page isolates itself')]);
  });

  it('names both where the words of Safari lack the origin', () => {
    const text = '"…is not allowed by Access-Control-Allow-Origin. Status code: 200"';
    expect(decode(text).map(summary)).toEqual([
      expect.stringMatching(/AllowOriginMismatch or MissingAllowOriginHeader/),
    ]);
  });

  it('stays short and on one line, whatever the values', () => {
    const value = option(string({ unit: 'binary', maxLength: 300 }));
    const values = record({
      url: value,
      origin: value,
      failedParameter: value,
      redirectLocation: value,
      browserCode: value,
    });
    assert(
      property(constantFrom(...KNOWN), values, (message, hostile) => {
        const text = summary({ ...message, ...hostile });
        expect(text).not.toMatch(/\p{Cc}/u);
        expect(text.length).toBeLessThan(2_000);
      }),
    );
  });
});
