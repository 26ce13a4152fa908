import { expect, it } from 'vitest';
import { decode } from '../../../src/console/read/decode.ts';
import { REPORTED } from './reported.ts';

it.each(REPORTED)('$engine, $corsError: $printed', ({ engine, corsError, printed }) => {
  expect(decode(printed).filter(({ isCors }) => isCors)).toMatchObject([{ engine, corsError }]);
});
