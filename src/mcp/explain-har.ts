import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { readFile, stat } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { diagnosedText } from '../document/diagnosed-text.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { logEvidenceOf } from '../diagnosis/log/log-evidence.ts';
import { hasFailedUntold } from '../diagnosis/untold.ts';
import { isFault } from '../exchange/reading/read-har.ts';
import { plural } from '../explain/compose.ts';
import { harFaultText } from '../explain/interface/har-file.ts';
import { plainText } from '../explain/rich-text.ts';
import { answerOf, FENCED, fenced, NEVER, refusal } from './answer.ts';
import { toldRequest } from './told.ts';

/** Bytes of a file, and what a packed one may unpack to. */
const MAX_BYTES = 268_435_456;

/** Requests that are told at length, and that are named; others are counted. */
const MOST_TOLD = 8;
const MOST_NAMED = 40;

export interface HarArguments {
  /** Of a file, `.har` or `.har.gz`. */
  readonly path?: string | undefined;
  /** The HAR itself. */
  readonly har?: string | undefined;
  readonly credentials?: 'include' | 'omit' | undefined;
}

/** The text of a recording, or why there is none. */
async function textOf({ path, har }: HarArguments): Promise<{ readonly text: string } | CallToolResult> {
  if (har !== undefined) return { text: har };
  if (path === undefined) return refusal('explain_har needs path, the path of a HAR, or har, its text.');
  try {
    if ((await stat(path)).size > MAX_BYTES)
      return refusal('The file is larger than 256 MB: use `cors-lens explain FILE`, which reads any size.');
    const bytes = await readFile(path);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return { text: (isPacked ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes).toString('utf8') };
  } catch {
    return refusal('The file cannot be read: check its path, its permissions and whether it is whole.', path);
  }
}

/** `explain_har`: what the browser decided about each request of a recording. */
export async function explainHar(given: HarArguments): Promise<CallToolResult> {
  const read = await textOf(given);
  if (!('text' in read)) return read;
  const diagnosed = diagnosedText(String(read.text), given.credentials);
  if (isFault(diagnosed)) return refusal(plainText(harFaultText('The recording', diagnosed)));
  return told(diagnosed);
}

/** A line for each of those that are too many. */
function othersOf(others: readonly Diagnosed[]): readonly string[] {
  const lines = others.map(({ exchange, diagnosis }) =>
    [diagnosis.verdict, diagnosis.blocking?.corsError ?? '', exchange.method, exchange.url].join(' '),
  );
  return lines.length === 0 ? [] : [fenced('More of them:', lines.join('\n'))];
}

function told(all: readonly Diagnosed[]): CallToolResult {
  const log = logEvidenceOf(all.map(({ exchange }) => exchange));
  const blocked = all.filter(({ diagnosis }) => diagnosis.verdict === 'blocked');
  const failed = all.filter(({ diagnosis }) => diagnosis.verdict === 'failed');
  const untold = all.filter(({ exchange, diagnosis }) => hasFailedUntold(diagnosis.verdict, exchange));
  const worth = [...blocked, ...failed, ...untold];
  const counts = [
    `Verdict: of ${plural(all.length, 'request')}, ${blocked.length} were blocked by CORS, ${failed.length} failed for other reasons,`,
    `${untold.length} failed and the recording does not tell why. The others are no CORS failures.\n`,
  ];
  if (worth.length === 0) return answerOf([counts.join(' ')]);
  return answerOf([
    `${counts.join(' ')}\n${FENCED}\n`,
    ...worth
      .slice(0, MOST_TOLD)
      .flatMap((each, index) => [`## Request ${index + 1}\n`].concat(toldRequest(each, log))),
    ...othersOf(worth.slice(MOST_TOLD, MOST_NAMED)),
    NEVER,
  ]);
}
