import { describe, expect, it } from 'vitest';
import { passedOf } from '../../../src/panel/trial/trial-timing.ts';
import { exchangesOf } from '../../support/http-text.ts';

const load = (status: number) => ({ startedAt: 0, status });

/** So many requests to one URL. */
const requests = (count: number) =>
  exchangesOf(Array.from({ length: count }, () => 'GET https://api.example.com/items').join('\n---\n'));

describe('what resource timing tells of requests to one URL', () => {
  it('is the outcome of each, where the numbers agree', () => {
    expect(passedOf(requests(2), [load(0), load(200)])).toEqual([false, true]);
  });

  it('is the one outcome that all loads had, whoever else asked', () => {
    expect(passedOf(requests(1), [load(404), load(200)])).toEqual([true]);
    expect(passedOf(requests(1), [load(0), load(0)])).toEqual([false]);
  });

  it('is nothing where numbers differ and outcomes too, or where nothing was loaded', () => {
    expect(passedOf(requests(1), [load(0), load(200)])).toEqual([null]);
    expect(passedOf(requests(1), [])).toEqual([null]);
  });
});
