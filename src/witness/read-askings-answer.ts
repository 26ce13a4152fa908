import type { SerializedOrigin } from '../cors/origin.ts';
import { MAX_URL_LENGTH, MAX_WORD_LENGTH } from '../exchange/bounds.ts';
import type { CallSite } from '../exchange/call-site.ts';
import { readAsked } from '../exchange/reading/read-witnessed.ts';
import { cut, listOf, numberOf, property, textOf } from '../exchange/reading/unknown.ts';
import type { EpochMilliseconds } from '../exchange/units.ts';
import type { Asked } from '../exchange/witnessed.ts';
import { callSiteOfStack } from './call-site-of-stack.ts';

/** One request that a page was watched asking for. */
export interface Asking extends Asked {
  readonly at: EpochMilliseconds;
  readonly url: string;
  readonly method: string;
  /** That of the document. */
  readonly origin: SerializedOrigin;
}

/** One request that the page's Content-Security-Policy kept back. */
export interface Forbidden {
  readonly at: EpochMilliseconds;
  readonly url: string;
  readonly directive: string;
}

/** What a watched page answered. */
export interface Askings {
  /** By document, the number of the first request that it has not told yet. */
  readonly next: Readonly<Record<string, number>>;
  readonly askings: readonly Asking[];
  readonly forbidden: readonly Forbidden[];
}

/** Documents, and requests of each, that are read at once; the scripts in the page give no more. */
const MAX_DOCUMENTS = 50;
const MAX_ASKINGS = 500;

/**
 * What a page answered when it was asked for what the watch with this token kept; null where that watch is not there. Whatever else the page
 * made of it is left out.
 */
export function readAskingsAnswer(answer: unknown, token: string): Askings | null {
  const documents = listOf(answer)
    .slice(0, MAX_DOCUMENTS)
    .filter((document) => property(document, 'token') === token);
  if (documents.length === 0) return null;
  const next: Record<string, number> = Object.create(null);
  const askings: Asking[] = [];
  const forbidden: Forbidden[] = [];
  for (const document of documents) {
    const origin = cut(textOf(property(document, 'origin')), MAX_URL_LENGTH);
    next[cut(textOf(property(document, 'id')), MAX_WORD_LENGTH)] = numberOf(property(document, 'next'), 0);
    for (const each of listOf(property(document, 'askings')).slice(0, MAX_ASKINGS)) {
      if (property(each, 'api') === 'policy') forbidden.push(...readForbidden(each));
      else askings.push(...readAsking(each, origin));
    }
  }
  return { next, askings, forbidden };
}

/** The address and the time of a request; null without them. */
function placeOf(raw: unknown): { readonly url: string; readonly at: EpochMilliseconds } | null {
  const url = textOf(property(raw, 'url'));
  const at = numberOf(property(raw, 'at'), Number.NaN);
  return url === '' || url.length > MAX_URL_LENGTH || Number.isNaN(at) ? null : { url, at };
}

function readForbidden(raw: unknown): Forbidden[] {
  const place = placeOf(raw);
  const directive = cut(textOf(property(raw, 'directive')), MAX_WORD_LENGTH);
  return place === null ? [] : [{ ...place, directive }];
}

function readAsking(raw: unknown, origin: SerializedOrigin): Asking[] {
  const place = placeOf(raw);
  const asked = readAsked(raw);
  if (place === null || asked === null) return [];
  const asking: Asking = {
    ...place,
    origin,
    method: normalized(cut(textOf(property(raw, 'method')), MAX_WORD_LENGTH)),
    ...asked,
    callSite: callSite(raw),
  };
  return [asking];
}

/** https://fetch.spec.whatwg.org/#concept-method-normalize */
const normalized = (method: string): string =>
  /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;

const callSite = (raw: unknown): CallSite | null => callSiteOfStack(textOf(property(raw, 'stack')));
