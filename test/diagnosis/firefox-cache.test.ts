import { expect, test } from 'vitest';
import { diagnoseExchange } from '../../src/console/diagnosed.ts';
import { createLogContext } from '../../src/diagnosis/log/learn.ts';
import { exchangesOf, FIREFOX } from '../support/http-text.ts';

/** The error of each request, in the order of the log. */
function errorsOf(text: string): (string | null)[] {
  const context = createLogContext();
  const exchanges = exchangesOf(text, FIREFOX);
  for (const exchange of exchanges) context.observe(exchange);
  return exchanges.map(
    (exchange) => diagnoseExchange(exchange, context).diagnosis.blocking?.corsError ?? null,
  );
}

test('a header without a value is gone when Firefox answers from its cache', () => {
  expect(
    errorsOf(`
      GET https://api.example/
      Origin: https://app.example
      Sec-Fetch-Mode: cors

      200 OK
      Access-Control-Allow-Origin:
      ---
      GET https://api.example/
      @cached
      Origin: https://app.example
      Sec-Fetch-Mode: cors

      200 OK
      Access-Control-Allow-Origin:`),
  ).toEqual(['AllowOriginMismatch', 'MissingAllowOriginHeader']);
});

test('two lines stay two in the cache, even if one of them is empty', () => {
  expect(
    errorsOf(`
      GET https://api.example/
      @cached
      Origin: https://app.example
      Sec-Fetch-Mode: cors

      200 OK
      Access-Control-Allow-Origin: https://app.example
      Access-Control-Allow-Origin:`),
  ).toEqual(['MultipleAllowOriginValues']);
});

test('two stored lines stay two when a 304 brings one', () => {
  expect(
    errorsOf(`
      GET https://api.example/
      Origin: https://app.example
      Sec-Fetch-Mode: cors

      200 OK
      ETag: "1"
      Access-Control-Allow-Origin: *
      Access-Control-Allow-Origin: https://app.example
      ---
      GET https://api.example/
      Origin: https://app.example
      Sec-Fetch-Mode: cors
      Accept-Encoding: gzip
      If-None-Match: "1"

      304 Not Modified
      Access-Control-Allow-Origin: *`),
  ).toEqual(['MultipleAllowOriginValues', 'MultipleAllowOriginValues']);
});
