import { plainText } from '../explain/rich-text.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Policy } from './policy/policy.ts';
import type { Refusal } from './policy/refusal.ts';
import { refusalText } from './policy/refusal-text.ts';
import type { Detection, Note, Snippet, Target } from './target.ts';
import { rawHeaders } from './targets/raw-headers.ts';
import { TARGETS } from './targets/index.ts';
import { traitsOf } from './detect/traits.ts';

/** The target called `id`, null when there is none. */
export const targetById = (id: string): Target | null => TARGETS.find((target) => target.id === id) ?? null;

function notesFor(notes: readonly Note[], policy: Policy, exchange: Exchange | null): readonly string[] {
  if (exchange === null) return notes.map((note) => note.text);
  const traits = traitsOf(exchange, policy);
  return notes.filter((note) => note.when.some((trait) => traits.has(trait))).map((note) => note.text);
}

const refused = ({ language, place, documentation }: Target, refusal: Refusal): Snippet => ({
  language,
  code: '',
  place,
  documentation,
  notes: [plainText(refusalText(refusal))],
  log: null,
  refusal,
});

/**
 * The configuration of the server `targetId` that grants `policy`, with the notes that apply to `exchange`; without an exchange, all
 * notes. Without code, and with the reason as its only note, where that server cannot grant the policy. An id that does not exist (a setting of another version) gives the raw headers, which fit any server.
 */
export function snippetFor(targetId: string, policy: Policy, exchange: Exchange | null): Snippet {
  const target = targetById(targetId) ?? rawHeaders;
  const refusal = target.refuse?.(policy) ?? null;
  if (refusal !== null) return refused(target, refusal);
  return {
    language: target.language,
    code: target.write(policy, exchange),
    place: target.place,
    documentation: target.documentation,
    notes: notesFor(target.notes, policy, exchange),
    log: target.log ?? null,
    refusal: null,
  };
}

/** The targets as a picker lists them: the detected one with its variants, then those used recently, then all others by use. */
export function targetOrder(detected: Detection | null, recent: readonly string[]): readonly Target[] {
  const isDetected = ({ id, variantOf }: Target): boolean =>
    detected !== null && (id === detected.target || variantOf === detected.target);
  const recently = recent.map(targetById).filter((target): target is Target => target !== null);
  return [...new Set([...TARGETS.filter(isDetected), ...recently, ...TARGETS])];
}
