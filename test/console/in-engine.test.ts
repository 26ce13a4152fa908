import { expect, test } from 'vitest';
import { diagnoseIn } from '../../src/console/diagnosed.ts';
import type { Engine } from '../../src/cors/engine.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { emptyContext } from '../../src/diagnosis/log/log-context.ts';
import { diagnosedOf } from '../diagnosis/diagnosis-of.ts';

const ENGINES: readonly Engine[] = ['chromium', 'firefox', 'webkit'];

const answers = (diagnosed: Diagnosed): readonly string[] =>
  ENGINES.map((engine) => {
    const { diagnosis } = diagnoseIn(engine, diagnosed, emptyContext);
    return diagnosis.blocking?.corsError ?? diagnosis.verdict;
  });

test('a failed preflight is named by what each engine looks at first', () => {
  const diagnosed = diagnosedOf(`
    DELETE https://api.example/items
    @error net::ERR_FAILED
    ---
    OPTIONS https://api.example/items
    Origin: https://app.example
    Access-Control-Request-Method: DELETE

    404 Not Found
  `);
  expect(answers(diagnosed)).toEqual([
    'PreflightMissingAllowOriginHeader',
    'PreflightMissingAllowOriginHeader',
    'PreflightInvalidStatus',
  ]);
  expect(diagnoseIn('webkit', diagnosed, emptyContext).consoleMessage).toBe(
    'Preflight response is not successful. Status code: 404',
  );
});

test('Firefox leaves an empty line of the header out, the others do not', () => {
  const diagnosed = diagnosedOf(`
    GET https://api.example/items
    @error net::ERR_FAILED
    Origin: https://app.example
    Sec-Fetch-Mode: cors

    200 OK
    access-control-allow-origin: https://app.example
    access-control-allow-origin:
  `);
  expect(answers(diagnosed)).toEqual(['MultipleAllowOriginValues', 'allowed', 'MultipleAllowOriginValues']);
});

test('a request that another engine would have sent after its preflight is not told', () => {
  const diagnosed = diagnosedOf(
    `
      OPTIONS https://app.example/items
      Origin: https://app.example
      Access-Control-Request-Method: DELETE

      204 No Content
      Access-Control-Allow-Methods: DELETE
    `,
    { engine: 'webkit', version: 26 },
  );
  expect(answers(diagnosed).at(-1)).toBe(
    diagnosed.diagnosis.blocking?.corsError ?? diagnosed.diagnosis.verdict,
  );
  expect(answers(diagnosed)).not.toContain('failed');
});
