import { TARGETS } from '../fix/targets/index.ts';
import type { TargetDocument } from './types.ts';

/** The servers that a configuration can be written for, without other ways to write it for one of them. */
export const targetDocuments = (): readonly TargetDocument[] =>
  TARGETS.filter(({ variantOf }) => variantOf === null).map(({ id, name, language }) => ({
    id,
    name,
    language,
  }));
