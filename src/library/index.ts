import { auditRequests } from '../check/audit-requests.ts';
import { checkAll } from '../check/check.ts';
import { createTransport } from '../check/undici-transport.ts';
import { decode as decodeText } from '../console/read/decode.ts';
import { parseUrl } from '../cors/origin.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { checksJson } from '../document/check-json.ts';
import { diagnosedText } from '../document/diagnosed-text.ts';
import { documentsOf, explainJson } from '../document/log-json.ts';
import { messageJson } from '../document/message-json.ts';
import { targetDocuments } from '../document/targets-json.ts';
import type {
  ChecksDocument,
  ConfigurationDocument,
  DecodeDocument,
  ExplainDocument,
  PolicyDocument,
  TargetDocument,
} from '../document/types.ts';
import { isFault } from '../exchange/reading/read-har.ts';
import { pastedHar } from '../exchange/reading/read-pasted.ts';
import { harFaultText } from '../explain/interface/har-file.ts';
import { plainText } from '../explain/rich-text.ts';
import { refusalText } from '../fix/policy/refusal-text.ts';
import { isRefusal, validatePolicy } from '../fix/policy/validate-policy.ts';
import { snippetFor, targetById } from '../fix/snippet.ts';

export type * from '../document/types.ts';

export interface ExplainOptions {
  /** The credentials mode of the requests; without it, what is needed lets them pass in either. */
  readonly credentials?: 'include' | 'omit';
}

function diagnosedIn(text: string, { credentials }: ExplainOptions): readonly Diagnosed[] {
  const diagnosed = diagnosedText(text, credentials);
  if (isFault(diagnosed)) throw new TypeError(plainText(harFaultText('The text', diagnosed)));
  return diagnosed;
}

/**
 * Explains every cross-origin request of a recording, as `cors-lens explain --json` does.
 * @param har the text of a HAR, or its parsed JSON
 * @throws a TypeError when it is no HAR
 */
export const explain = (har: string | object, options: ExplainOptions = {}): ExplainDocument =>
  explainJson(diagnosedIn(typeof har === 'string' ? har : JSON.stringify(har), options));

/** Explains what somebody copied from a console, or a block of headers, as `cors-lens decode --json` does. Never throws. */
export function decode(text: string): DecodeDocument {
  const har = pastedHar(text);
  const messages = decodeText(text);
  if (har === null) return { messages: messages.map(messageJson) };
  return {
    messages: messages.filter(({ isCors }) => isCors).map(messageJson),
    exchanges: documentsOf(diagnosedIn(har, {})),
  };
}

export interface CheckOptions {
  /** Origins of pages that ask, each with each method. Default: `http://localhost:3000`. */
  readonly origins?: readonly string[];
  /** Default: `GET`. */
  readonly methods?: readonly string[];
  /** What the page sets itself. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the credentials mode is `include`. No cookie is sent that `headers` does not name. Default: false. */
  readonly credentials?: boolean;
  /** Whether requests that may change something are sent too. Default: false, their preflight decides. */
  readonly send?: boolean;
  /** Whether strangers and look-alikes ask as well, to know whom the server lets in: `servers` tells. Default: false. */
  readonly audit?: boolean;
}

/**
 * Asks a live server as pages would, as `cors-lens check --json` does. A server that cannot be reached is a verdict: `failed`.
 * @throws a TypeError when `url` is no http or https address
 */
export async function check(url: string, options: CheckOptions = {}): Promise<ChecksDocument> {
  const parsed = parseUrl(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol))
    throw new TypeError(`${url} is no http or https address.`);
  const {
    origins = ['http://localhost:3000'],
    methods = ['GET'],
    credentials = false,
    send = false,
  } = options;
  const headers = Object.entries(options.headers ?? {}).map(([name, value]) => ({ name, value }));
  const requests = origins.flatMap((origin) =>
    methods.map((method) => ({ url: parsed.href, origin, method, headers, credentials, send })),
  );
  const probes = options.audit === true ? auditRequests(parsed.href, origins) : [];
  const transport = createTransport(process.env);
  try {
    const { checks, log } = await checkAll([...requests, ...probes], transport);
    return checksJson(checks, requests.length, log);
  } finally {
    await transport.close();
  }
}

/** The servers that a configuration can be written for. */
export const targets = (): readonly TargetDocument[] => targetDocuments();

/**
 * The configuration of a server that grants a policy, as `cors-lens snippet` prints it.
 * @param target an id of `targets()`
 * @param policy what `explain` and `check` give; fields that are left out grant nothing
 * @throws a TypeError when there is no such target, or when the policy cannot be granted, with the reason
 */
export function configuration(target: string, policy: Partial<PolicyDocument>): ConfigurationDocument {
  if (targetById(target) === null) throw new TypeError(`There is no target ${target}: targets() lists them.`);
  const valid = validatePolicy(policy);
  if (isRefusal(valid)) throw new TypeError(plainText(refusalText(valid)));
  const { code, language, place, documentation, notes, refusal } = snippetFor(target, valid, null);
  if (refusal !== null) throw new TypeError(plainText(refusalText(refusal)));
  return { code, language, place, documentation, notes };
}
