import { describe, expect, it } from 'vitest';
import { CORS_ERRORS, type CorsError } from '../../src/cors/cors-error.ts';
import { type CauseFinding, causesOf } from '../../src/causes/causes-of.ts';
import { noEvidence } from '../../src/diagnosis/log/log-evidence.ts';
import type { Diagnosed, NetworkFailure } from '../../src/diagnosis/diagnosis.ts';
import { causeText } from '../../src/causes/words-of.ts';
import { headline } from '../../src/explain/headline.ts';
import { plainText } from '../../src/explain/rich-text.ts';
import { checkAsCurl } from '../../src/share/check-curl.ts';
import { exchangeOf } from '../support/http-text.ts';
import { everyWarning, FAILURE_KINDS } from './every-text.ts';
import { diagnosed } from './fixtures.ts';

/*
 * Whatever is found, people are told all of it: a headline, two sentences, the evidence, how to check it (with a cURL line), what to do,
 * what not to do and where to read more.
 */

const REQUEST = exchangeOf(`
  PUT http://localhost:8000/api/tasks/42
  @error net::ERR_FAILED
  Origin: http://localhost:3000
  Content-Type: application/json

  418 Teapot
  Access-Control-Allow-Origin: https://other.example`);

const PREFLIGHT = exchangeOf(`
  OPTIONS http://localhost:8000/api/tasks/42
  Origin: http://localhost:3000
  Access-Control-Request-Method: PUT
  Access-Control-Request-Headers: content-type

  418 Teapot
  Access-Control-Allow-Origin: https://other.example
  ---
  PUT http://localhost:8000/api/tasks/42
  @start 1
  @error net::ERR_FAILED`);

const isOfPreflight = (corsError: CorsError): boolean => corsError.includes('Preflight');

function blockedBy(corsError: CorsError): Diagnosed {
  const phase = isOfPreflight(corsError) ? 'preflight' : 'response';
  const exchange = isOfPreflight(corsError) ? PREFLIGHT : REQUEST;
  const blocking = { phase, corsError, failedParameter: 'x-value', hop: 0 } as const;
  return diagnosed(exchange, { verdict: 'blocked', blocking });
}

/** Errors whose names tell more than their kind. */
const ERRORS: Partial<Record<NetworkFailure['kind'], string>> = {
  reset: 'net::ERR_CONNECTION_RESET',
  'empty-response': 'net::ERR_EMPTY_RESPONSE',
};

function failedBy(kind: NetworkFailure['kind']): Diagnosed {
  const error = ERRORS[kind] ?? 'net::ERR_SOMETHING';
  const exchange = exchangeOf(`
    GET http://localhost:8000/api/me
    @error ${error}
    Origin: http://localhost:3000`);
  return diagnosed(exchange, { verdict: 'failed', failure: { kind, error, hop: 0 } });
}

const causesFor = ({ exchange, diagnosis }: Diagnosed): readonly CauseFinding[] =>
  causesOf(exchange, diagnosis, noEvidence);

/** What is missing of a finding, by name. */
function missingOf(one: Diagnosed): readonly string[] {
  const [first] = causesFor(one);
  if (first === undefined) return ['a cause'];
  const { title, story, check, fix, avoid, link } = causeText(first, one.exchange);
  const texts = { headline: headline(one), title, story, check, fix, avoid };
  return [
    ...Object.entries(texts).flatMap(([name, text]) => (plainText(text) === '' ? [name] : [])),
    ...(first.evidence.length === 0 ? ['evidence'] : []),
    ...(link === '' ? ['a link'] : []),
    ...(checkAsCurl(one, first.hop)?.startsWith('curl ') === true ? [] : ['a command']),
  ];
}

describe('every verdict code', () => {
  it.each(CORS_ERRORS)('comes with all that people need: %s', (corsError) => {
    expect(missingOf(blockedBy(corsError))).toEqual([]);
  });
});

describe('every failure that is not CORS', () => {
  it.each(FAILURE_KINDS)('comes with all that people need: %s', (kind) => {
    expect(missingOf(failedBy(kind))).toEqual([]);
  });
});

const sentences = (text: string): number => text.replaceAll(/\.(?!\s|$)/g, '').split('.').length - 1;

describe('every warning', () => {
  it.each(everyWarning('x-value'))('comes with all that people need: $id', ({ text }) => {
    const { title, detail, fix, avoid, link } = text;
    expect(plainText(title)).not.toBe('');
    expect(sentences(plainText(detail))).toBeGreaterThanOrEqual(2);
    expect(plainText(fix)).toMatch(/\.$/);
    expect(plainText(avoid)).toMatch(/^Do not .*\.$/);
    expect(link).toMatch(/^https:/);
  });
});
