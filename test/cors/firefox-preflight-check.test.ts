import { expect, test } from 'vitest';
import { firstFailure } from '../../src/cors/check-result.ts';
import { preflightCheck } from '../../src/cors/preflight-check.ts';

test('Firefox quotes the bad item decoded, with U+FFFD for what is no UTF-8', () => {
  const request = {
    origin: 'https://app.example',
    include: false,
    engine: 'firefox',
    method: 'PUT',
    unsafeHeaders: [],
  } as const;
  const headers = [
    { name: 'Access-Control-Allow-Origin', value: '*' },
    { name: 'Access-Control-Allow-Methods', value: 'PUT, caf\u00e9' },
  ];
  const failure = firstFailure(preflightCheck(request, { status: 204, headers, redirected: false }));
  expect(failure).toMatchObject({
    corsError: 'InvalidAllowMethodsPreflightResponse',
    failedParameter: 'caf\ufffd',
  });
});
