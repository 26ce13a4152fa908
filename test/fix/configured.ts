import type { Policy } from '../../src/fix/policy/policy.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import { exchangeOf } from '../support/http-text.ts';

/** A small policy of everyday names. */
export const EVERYDAY: Policy = {
  origins: ['https://app.example.com'],
  methods: ['PUT'],
  allowHeaders: ['x-a'],
  exposeHeaders: [],
  credentials: false,
  maxAge: 600,
};

/** The code of a target for that policy, or with something changed. */
export const codeFor = (id: string, changed: Partial<Policy> = {}): string =>
  snippetFor(id, { ...EVERYDAY, ...changed }, null).code;

/** The value that a target refuses; undefined where it takes all. */
export const refusedFor = (id: string, changed: Partial<Policy>): string | undefined =>
  snippetFor(id, { ...EVERYDAY, ...changed }, null).refusal?.value;

/** The notes that a target shows for a capture. */
export const notesFor = (id: string, capture: string, changed: Partial<Policy> = {}): string =>
  snippetFor(id, { ...EVERYDAY, ...changed }, exchangeOf(capture)).notes.join('\n');
