import { describe, expect, it } from 'vitest';
import { exchangeOf, exchangesOf, FIREFOX } from '../../support/http-text.ts';
import { hopsOf, PREFLIGHT, redirect, REQUEST, target } from './pair-captures.ts';

describe('redirects', () => {
  it('are hops in the order in which they were followed', () => {
    const exchange = exchangeOf(
      [
        `GET https://c.example/3
         @start 10
         Origin: null
         Sec-Fetch-Mode: cors

         200 OK`,
        redirect(5, 'https://b.example/2', 'https://c.example/3', 'https://app.example'),
        redirect(0, 'https://a.example/1', 'https://b.example/2', 'https://app.example'),
      ].join('\n---\n'),
    );
    expect(exchange).toMatchObject({ url: 'https://a.example/1', origin: 'https://app.example' });
    expect(exchange.hops.map((hop) => `${hop.kind} ${hop.url}`)).toEqual([
      'redirect https://a.example/1',
      'redirect https://b.example/2',
      'response https://c.example/3',
    ]);
  });

  it('of an address that leads to itself for ever are one request, however late each seems to end', () => {
    const hop = (index: number, late: number): string =>
      `GET https://api.example/loop
       @start ${index * 5}
       @time ${late}
       Origin: https://app.example
       Sec-Fetch-Mode: cors

       302 Found
       Location: https://api.example/loop
       Access-Control-Allow-Origin: https://app.example`;
    const hops = Array.from({ length: 20 }, (_, index) => hop(index, index % 3 === 0 ? 14 : 5));
    const given = `GET https://api.example/loop
       @start 100
       @error net::ERR_TOO_MANY_REDIRECTS
       Origin: https://app.example
       Sec-Fetch-Mode: cors`;
    const exchanges = exchangesOf([...hops, given].join('\n---\n'));
    expect(exchanges.map((exchange) => exchange.hops.length)).toEqual([21]);
    expect(exchanges[0]?.outcome).toBe('failed');
  });

  it('turn POST into GET, and are no redirects of a request that kept its method', () => {
    const post = redirect(0, 'https://a.example/1', 'https://b.example/2', 'https://app.example').replace(
      'GET',
      'POST',
    );
    expect(exchangesOf(`${post}---${target('GET')}`)).toHaveLength(1);
    expect(exchangesOf(`${post}---${target('POST')}`)).toHaveLength(2);
  });

  it('get a new preflight for the next hop', () => {
    const exchange = exchangeOf(`
      ${PREFLIGHT}---
      ${REQUEST.replace('200 OK', '307 Temporary Redirect\nLocation: https://other.example/items')}---
      ${PREFLIGHT.replace('api.example', 'other.example').replace('@start 3', '@start 22')}---
      ${REQUEST.replace('api.example', 'other.example').replace('@start 0', '@start 20')}`);
    expect(hopsOf(exchange)).toEqual([
      'preflight OPTIONS 204',
      'redirect PUT 307',
      'preflight OPTIONS 204',
      'response PUT 200',
    ]);
  });

  it('that Firefox did not follow leave out the hop that it lists unsent', () => {
    const exchange = exchangeOf(
      `${redirect(0, 'https://a.example/1', 'https://b.example/2', 'https://app.example')}---
       GET https://b.example/2
       @start 16
       @time 0
       Accept: */*`,
      FIREFOX,
    );
    expect(hopsOf(exchange)).toEqual(['redirect GET 302']);
    expect(exchange.outcome).toBe('failed');
  });

  it('to the same URL end', () => {
    const loop = redirect(0, 'https://a.example/1', 'https://a.example/1', 'https://app.example').replace(
      '5',
      '0',
    );
    const exchanges = exchangesOf([loop, loop, loop].join('---'));
    expect(exchanges.flatMap((exchange) => exchange.hops)).toHaveLength(3);
  });
});
