import type { Policy } from './policy.ts';
import { refuse, type Refusal } from './refusal.ts';

/** Origins that no configuration language takes for anything else: scheme, host name or literal address, port. */
const ORDINARY_ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?$/;

const ORDINARY_WORD = /^[A-Za-z0-9_-]+$/;

/** Whether `origin` consists of nothing but scheme, letters, digits, dots, hyphens and a port. */
export const isOrdinaryOrigin = (origin: string): boolean => ORDINARY_ORIGIN.test(origin);

/** Whether `word` (a method, a header name) consists of nothing but letters, digits, hyphens and underscores. */
export const isOrdinaryWord = (word: string): boolean => ORDINARY_WORD.test(word);

/** For servers that take a `*` within a value for a pattern, which would let others in. */
export const hasNoStar = (text: string): boolean => !text.includes('*');

/** For servers that split even a single origin at commas, which would let what stands before one in. */
export const hasNoComma = (text: string): boolean => !text.includes(',');

const refuseFirst = (items: readonly string[], fits: (item: string) => boolean): Refusal | null => {
  const unfit = items.find((item) => !fits(item));
  return unfit === undefined ? null : refuse('not-expressible', unfit);
};

/** What a server's configuration can hold of a policy; what is left out fits always. */
export interface Fits {
  readonly origin?: (origin: string) => boolean;
  readonly method?: (method: string) => boolean;
  readonly header?: (name: string) => boolean;
}

const always = (): boolean => true;

/** The first value of a policy that a server's configuration cannot hold, as a refusal; null when all fit. */
export const refuseUnless =
  ({ origin = always, method = always, header = always }: Fits) =>
  (policy: Policy): Refusal | null =>
    refuseFirst(policy.origins, origin) ??
    refuseFirst(policy.methods, method) ??
    refuseFirst([...policy.allowHeaders, ...policy.exposeHeaders], header);
