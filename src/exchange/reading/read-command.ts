/** A request as a command asks for it. */
export interface CommandRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** A command that goes on behind the end of a line: in sh, PowerShell and cmd. */
const CONTINUED = /[\\`^][ \t]{0,20}$/;
/** Most lines of one command. */
const MOST_LINES = 60;

const BEGINS = /^(?:[^\n]{0,200}?[$#>][ \t]{1,5})?(?:\w{1,20}=\S{0,200} )?curl(?:\.exe)?[ \t]/;

/** Words of a command: quoted, or up to white space. Linear. */
const WORD = /'([^']{0,8000})'|"((?:[^"\\]|\\.){0,8000})"|([^\s'"]{1,8000})/g;

/** Options of curl that are followed by a value that tells nothing here. */
const WITH_VALUE =
  /^(?:-[duoAebxwFmcETUCKrtYyzQ]|--(?:data(?:-raw|-binary|-urlencode)?|json|output|user|user-agent|referer|cookie|proxy|write-out|form|max-time|connect-timeout|cacert|cert|key|resolve|retry|range|cookie-jar))$/;

/** How many lines the command that begins at `index` has; 0: none begins there. */
export function commandLines(lines: readonly string[], index: number): number {
  if (!BEGINS.test((lines[index] ?? '').slice(0, 400))) return 0;
  let end = index;
  while (end - index < MOST_LINES && CONTINUED.test(lines[end] ?? '')) end++;
  return end - index + 1;
}

interface Asked {
  method: string;
  url: string;
  readonly headers: { readonly name: string; readonly value: string }[];
}

/** The request of a curl command; null: it names no address. Total, and linear in its length. */
export function readCommand(text: string): CommandRequest | null {
  const words = [...text.replace(/[\\`^][ \t]*\n/g, ' ').matchAll(WORD)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
  const asked: Asked = { method: '', url: '', headers: [] };
  const rest = words.slice(words.findIndex((word) => word.startsWith('curl')) + 1);
  const end = rest.findIndex((word) => NEXT_COMMAND.test(word));
  const own = end === -1 ? rest : rest.slice(0, end);
  for (let index = 0; index < own.length; index++)
    if (takeWord(asked, own[index] ?? '', own[index + 1] ?? '')) index++;
  return asked.url === '' ? null : { ...asked, method: asked.method === '' ? 'GET' : asked.method };
}

/** What ends a command, or leads its output elsewhere. */
const NEXT_COMMAND = /^(?:[|;&]|\d?>)/;
const ADDRESS = /^https?:\/\/[^\s/]/i;
const BODY = /^(?:-d|--data.*|--json)$/;
const ATTACHED = /^(-X|-H)(.+)$/;

/** Takes one word of the command; true: the next was its value. */
function takeWord(asked: Asked, word: string, next: string): boolean {
  const attached = ATTACHED.exec(word);
  const option = attached?.[1] ?? word;
  const value = attached?.[2] ?? next;
  if (option === '-X' || option === '--request') asked.method = value.toUpperCase();
  else if (option === '-H' || option === '--header') addHeader(asked, value);
  else if (BODY.test(option)) asked.method ||= 'POST';
  else if (!WITH_VALUE.test(option)) {
    if (option === '-I' || option === '--head') asked.method = 'HEAD';
    if (asked.url === '' && ADDRESS.test(word)) asked.url = word;
    return false;
  }
  return attached === null;
}

function addHeader({ headers }: Asked, header: string): void {
  const colon = header.indexOf(':');
  if (colon > 0) headers.push({ name: header.slice(0, colon).trim(), value: header.slice(colon + 1).trim() });
}
