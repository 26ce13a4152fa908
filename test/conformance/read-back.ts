import { decode } from '../../src/console/read/decode.ts';
import type { DecodedMessage } from '../../src/console/read/decoded-message.ts';
import type { Capture } from './capture.ts';
import { caseIndexOf } from './case-truth.ts';
import type { Comparison } from './compare.ts';

/** A line of the console that the decoder reads as something else than it is. */
export interface Misreading {
  readonly line: string;
  readonly read: readonly DecodedMessage[];
  readonly wanted: Partial<DecodedMessage>;
}

/** A value that the console prints as it is, and that is no markup of a page that the line was copied from. */
const isPlain = (value: string): boolean => /^[!-;=?-~]+(?: [!-;=?-~]+)*$/.test(value);

/** What the verdict says that the line must say too. */
function wantedOf({ ours }: Comparison): Partial<DecodedMessage> | null {
  const blocking = ours?.diagnosis.blocking ?? null;
  if (ours === null || blocking === null) return null;
  const { corsError, failedParameter, phase } = blocking;
  return {
    corsError,
    // The words do not tell a redirect from a response.
    ...(phase === 'redirect' ? {} : { phase }),
    ...(ours.exchange.origin === null ? {} : { origin: ours.exchange.origin }),
    ...(isPlain(failedParameter) ? { failedParameter } : {}),
  };
}

function misreading(line: string, wanted: Partial<DecodedMessage>): Misreading | null {
  const read = decode(line);
  const [message] = read;
  const isRight =
    message !== undefined &&
    read.length === 1 &&
    Object.entries({ engine: 'chromium', isCors: true, ...wanted }).every(
      ([field, value]) => message[field as keyof DecodedMessage] === value,
    );
  return isRight ? null : { line, read, wanted };
}

/** Other lines begin with `Fetch API` too: those about a Content-Security-Policy, say. */
const ABOUT_CORS = /^(?:Access to |Fetch API cannot load .*\. (?:Request mode|URL scheme) )/;

/** The URL that a line names first. */
const urlIn = (line: string): string =>
  /^(?:Access to [^']* at '|Fetch API cannot load )(\S*?)(?:' |\. )/.exec(line)?.[1] ?? '';

/**
 * Every line that the browser printed about a request, and every line that we write, must be read back as what it is: the code, the phase,
 * the URL, the origin, and the header, method or value.
 */
export function misreadLines(capture: Capture, comparisons: readonly Comparison[]): readonly Misreading[] {
  const wanted = new Map<string, Partial<DecodedMessage>>();
  for (const { text, source } of capture.console)
    if (source !== 'network' && ABOUT_CORS.test(text) && caseIndexOf(text) !== null) wanted.set(text, {});
  for (const comparison of comparisons) {
    const line = comparison.ours?.consoleMessage ?? null;
    const fields = wantedOf(comparison);
    if (line !== null && fields !== null) wanted.set(line, fields);
  }
  return [...wanted].flatMap(([line, fields]) => misreading(line, { ...fields, url: urlIn(line) }) ?? []);
}
