import { describe, expect, it } from 'vitest';
import type { CauseConfidence } from '../../../src/causes/cause.ts';
import type { CauseFinding, CauseId } from '../../../src/causes/causes-of.ts';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import { arranged } from '../../../src/causes/arranged.ts';
import { evidenceFor } from '../../../src/panel/detail/causes-model.ts';
import type { Item } from '../../../src/panel/list/row-data.ts';
import { exchangeOf } from '../../support/http-text.ts';

const finding = (id: CauseId, confidence: CauseConfidence): CauseFinding => ({
  id,
  confidence,
  basis: 'habit',
  evidence: ['X-Sign: 7'],
  hop: 0,
});

describe('the causes that are shown', () => {
  it('are none where nothing tells', () => {
    expect(arranged([], 'blocked')).toBeNull();
  });

  it('begin with the likeliest, and give the others to be checked in their order', () => {
    const [first, second, third] = [
      finding('options-not-routed', 'likely'),
      finding('no-cors-configured', 'possible'),
      finding('wrong-path-without-headers', 'possible'),
    ] as const;
    expect(arranged([first, second, third], 'blocked')).toEqual({ main: first, others: [second, third] });
  });

  it('have no first one where none is surer than possible', () => {
    const [first, second] = [
      finding('server-not-running', 'possible'),
      finding('dns-or-timeout', 'possible'),
    ] as const;
    expect(arranged([first, second], 'blocked')).toEqual({ main: null, others: [first, second] });
  });

  it('leave out what only says the verdict again, unless nothing is likely to explain it', () => {
    const verdict = finding('preflight-without-allow-origin', 'certain');
    const named = finding('no-cors-configured', 'likely');
    expect(arranged([verdict, named], 'blocked')).toEqual({ main: named, others: [] });
    expect(arranged([verdict], 'blocked')).toEqual({ main: verdict, others: [] });
    const guess = finding('preflight-unexpected', 'possible');
    expect(arranged([verdict, guess], 'blocked')).toEqual({ main: verdict, others: [guess] });
  });

  it('leave out what the warnings say', () => {
    expect(arranged([finding('header-not-exposed', 'possible')], 'allowed')).toBeNull();
  });
});

const answeredBy = (server: string, id: number): Exchange => ({
  ...exchangeOf(`
    GET ${server}/items/${id}
    Origin: http://localhost:3000

    200 OK
    Access-Control-Allow-Origin: http://localhost:3000`),
  id,
});

const rowOf = (exchange: Exchange): Item => ({
  kind: 'exchange',
  id: exchange.id,
  exchange,
  verdict: 'allowed',
  category: 'passed',
  cause: '',
  status: 200,
  api: null,
});

describe('the evidence for a request', () => {
  const chosen = answeredBy('http://localhost:8000', 1);

  it('is what the same server answered to others', () => {
    const other = answeredBy('http://localhost:8000', 2);
    const elsewhere = answeredBy('http://localhost:9000', 3);
    const items = [rowOf(elsewhere), null, rowOf(other)];
    const evidence = evidenceFor(chosen, { items: () => items });
    expect(evidence.answersOf('http://localhost:8000').map(({ exchange }) => exchange.id)).toEqual([2]);
    expect(evidence.answersOf('http://localhost:9000')).toEqual([]);
  });

  it('is taken from the end of a long log', () => {
    const old = rowOf(answeredBy('http://localhost:8000', 2));
    const filler = rowOf(answeredBy('http://localhost:9000', 3));
    const items = [old, ...Array.from({ length: 30_000 }, () => filler)];
    const evidence = evidenceFor(chosen, { items: () => items });
    expect(evidence.answersOf('http://localhost:8000')).toEqual([]);
  });
});
