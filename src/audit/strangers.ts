import { parseUrl, type SerializedOrigin } from '../cors/origin.ts';

/** Origins that no list can name: `.example` is nobody's. https://www.rfc-editor.org/rfc/rfc2606 */
export const STRANGERS: readonly [SerializedOrigin, SerializedOrigin] = [
  'https://not-allowed.example',
  'https://unlisted.example',
];

/** How an origin can be taken for another one. */
export type Likeness =
  /** It begins like the other: `https://app.example.com.not-allowed.example`. */
  | 'beginning'
  /** It ends like the other, or like its domain, without the dot: `https://not-allowed-example.com`. */
  | 'end'
  /** It is the other over http. */
  | 'scheme';

const isHttpOrigin = (origin: SerializedOrigin): boolean => /^https?:\/\//.test(origin);

/** A label that is no shorter is no `co` of `co.uk`: the list of public suffixes is not here. */
const SHORTEST_NAME = 4;

/**
 * The endings of a host that a pattern may be about, the longest first: `app.example.com`, `example.com`. None of `localhost` and addresses:
 * they have no dots that a pattern could miss.
 */
function endingsOf(host: string): readonly string[] {
  const labels = host.split('.');
  if (!/[a-z]/i.test(host) || labels.length < 2 || host.startsWith('[')) return [];
  return labels
    .slice(0, -1)
    .map((_label, index) => labels.slice(index))
    .filter((ending, index) => index === 0 || ending.length > 2 || (ending[0] ?? '').length >= SHORTEST_NAME)
    .map((ending) => ending.join('.'));
}

/**
 * Origins that a server lets in by mistake when it compares an allowed one as a prefix, as a suffix or without its scheme; two of each mistake
 * but the last, which is asked twice: one answer is no proof.
 */
export function lookAlikesOf(origin: SerializedOrigin, likeness: Likeness): readonly SerializedOrigin[] {
  const parsed = parseUrl(origin);
  if (parsed === null || !isHttpOrigin(origin)) return [];
  const { protocol, host } = parsed;
  switch (likeness) {
    case 'beginning':
      return [`${origin}.not-allowed.example`, `${origin}.unlisted.example`];
    case 'end':
      return endingsOf(host).flatMap((ending) => [
        `${protocol}//not-allowed-${ending}`,
        `${protocol}//unlisted${ending}`,
      ]);
    case 'scheme':
      return protocol === 'https:' ? [`http://${host}`] : [];
  }
}

/** The host without its first label; '' where that leaves no domain. */
function parentOf(host: string): string {
  const [, ...rest] = host.split('.');
  return rest.length < 2 ? '' : rest.join('.');
}

/** A host below the same domain that only a server lets in that means all of them; null where there is none. */
export function siblingOf(origin: SerializedOrigin): SerializedOrigin | null {
  const parsed = parseUrl(origin);
  if (parsed === null || !isHttpOrigin(origin) || endingsOf(parsed.host).length < 2) return null;
  const parent = parentOf(parsed.host);
  return parent === '' ? null : `${parsed.protocol}//not-allowed.${parent}`;
}

/** Whether both are hosts below one domain. */
export function areSiblings(one: SerializedOrigin, other: SerializedOrigin): boolean {
  const parent = parentOf(parseUrl(one)?.host ?? '');
  return parent !== '' && parent === parentOf(parseUrl(other)?.host ?? '');
}

/** How `origin` can be taken for `listed`; null when it cannot: a host below the same domain is often meant. */
export function likenessOf(origin: SerializedOrigin, listed: SerializedOrigin): Likeness | null {
  const [one, other] = [parseUrl(origin), parseUrl(listed)];
  if (one === null || other === null || origin === listed || !isHttpOrigin(origin)) return null;
  if (one.host === other.host)
    return other.protocol === 'https:' && one.protocol === 'http:' ? 'scheme' : null;
  if (origin.startsWith(`${listed}.`)) return 'beginning';
  const isEnd = endingsOf(other.host).some((ending) => {
    const before = one.host.slice(0, -ending.length).at(-1);
    return one.host.endsWith(ending) && before !== undefined && before !== '.';
  });
  return isEnd ? 'end' : null;
}
