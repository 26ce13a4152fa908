const SOURCES: readonly (readonly [string, string])[] = [
  ['https://fetch.spec.whatwg.org/', 'Fetch Standard'],
  ['https://developer.mozilla.org/', 'MDN'],
  ['https://nginx.org/', 'nginx documentation'],
];

/** What a link to documentation leads to, in words: `MDN: status 405`, `MDN: Access-Control-Allow-Origin`. The links are ours. */
export function linkName(link: string): string {
  const source = SOURCES.find(([start]) => link.startsWith(start))?.[1] ?? 'Documentation';
  const page = link.split(/[/#]/).at(-1) ?? '';
  if (/^\d{3}$/.test(page)) return `${source}: status ${page}`;
  // A name in capitals is a header's or an error's, others are words.
  return `${source}: ${/[A-Z]/.test(page) ? page : page.replaceAll(/[-_]/g, ' ').replace(/ \d$/, '')}`;
}
