import { describe, expect, it } from 'vitest';
import type { Diagnosed } from '../../../src/diagnosis/diagnosis.ts';
import { summary } from '../../../src/explain/headline.ts';
import { CHROMIUM, FIREFOX } from '../../support/http-text.ts';
import { diagnosedOf } from '../diagnosis-of.ts';

const judged = (text: string): Diagnosed => diagnosedOf(text, FIREFOX);

/** A plain http page of another host: no browser sends Sec-Fetch-* there. */
const FROM_PAGE = 'Accept-Encoding: gzip, deflate\nReferer: http://app.test/';

describe('what is loaded over http without CORS', () => {
  it.each(['image/avif,image/webp,*/*', '*/*', 'text/css,*/*;q=0.1'])('is opaque: Accept %s', (accept) => {
    const { diagnosis, consoleMessage } = judged(
      `GET http://cdn.test/a\nAccept: ${accept}\n${FROM_PAGE}\n\n200 OK`,
    );
    expect([diagnosis.verdict, consoleMessage]).toEqual(['opaque', null]);
  });

  it('stays opaque behind a redirect', () => {
    const text = `GET http://cdn.test/a.png
      Accept: image/*
      ${FROM_PAGE}

      302 Found
      Location: http://cdn2.test/b.png
      ---
      GET http://cdn2.test/b.png
      Accept: image/*
      ${FROM_PAGE}

      200 OK`;
    expect(judged(text).diagnosis.verdict).toBe('opaque');
  });

  it('is of its own origin where the page is', () => {
    expect(judged(`GET http://app.test/a.png\n${FROM_PAGE}\n\n200 OK`).diagnosis.verdict).toBe('same-origin');
  });
});

describe('a POST whose Origin is null', () => {
  const post = (origin: string): string => `POST http://api.test/items
    Accept: */*
    Origin: ${origin}
    Content-Type: text/plain

    200 OK
    Access-Control-Allow-Origin: http://app.test`;

  it('is not called blocked: a referrer policy does that to what is sent without CORS', () => {
    expect(judged(post('null')).diagnosis.verdict).toBe('unknown');
    expect(judged(post('http://other.test')).diagnosis.verdict).toBe('blocked');
  });

  it('is blocked where it was certainly made with CORS', () => {
    expect(judged(post('null').replace('text/plain', 'application/json')).diagnosis.verdict).toBe('blocked');
  });
});

describe('what mixed content stops without CORS', () => {
  const stopped = (page: string): string => `GET http://cdn.test/a.css
    @type stylesheet
    Referer: ${page}`;

  it('failed: nobody got an answer', () => {
    const { diagnosis } = diagnosedOf(stopped('https://app.test/'), CHROMIUM);
    expect([diagnosis.verdict, diagnosis.failure?.kind]).toEqual(['failed', 'mixed-content']);
  });

  it('is unknown where the page would have been let through: it may still be under way', () => {
    expect(diagnosedOf(stopped('http://app.test/'), CHROMIUM).diagnosis.verdict).toBe('unknown');
  });
});

describe('a navigation', () => {
  const accept = 'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

  it('that a link of another site began cannot be read by that', () => {
    const found = judged(`GET http://shop.test/\n${accept}\n${FROM_PAGE}\n\n200 OK`);
    expect(found.diagnosis.verdict).toBe('opaque');
    expect(summary(found)).not.toContain('lets');
  });

  it('that nobody is known to have begun is a page of its own', () => {
    const found = judged(`GET http://shop.test/\n${accept}\nAccept-Encoding: gzip\n\n200 OK`);
    expect(found.diagnosis.verdict).toBe('same-origin');
    expect(summary(found)).not.toContain('your page');
  });

  it('by a form is allowed, and nobody is said to read it', () => {
    const form = `POST http://shop.test/\nOrigin: http://app.test\n${accept}\n${FROM_PAGE}\n\n200 OK`;
    const found = judged(form);
    expect(found.diagnosis.verdict).toBe('allowed');
    expect(summary(found)).not.toContain('lets');
  });
});
