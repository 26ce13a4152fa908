import { CAUSES, causesOf, CAUSE_IDS, type CauseFinding, type CauseId } from '../../src/causes/causes-of.ts';
import { consoleMessage } from '../../src/console/write/console-message.ts';
import { diagnoseIn } from '../../src/console/diagnosed.ts';
import { CORS_ERRORS, type CorsError } from '../../src/cors/cors-error.ts';
import type { Engine } from '../../src/cors/engine.ts';
import { type LogEvidence, logEvidenceOf } from '../../src/diagnosis/log/log-evidence.ts';
import { emptyContext } from '../../src/diagnosis/log/log-context.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { LOGS } from '../../test/causes/logs/index.ts';
import { behindPreflight, failing, refused } from '../../test/causes/logs/http-log.ts';
import { diagnosedLog } from '../../test/diagnosis/diagnosis-of.ts';
import { blocked } from '../../test/explain/fixtures.ts';

/*
 * What the pages show is what the product says of the recordings that its tests are made of: a page can be no truer or falser than the tab.
 */

/** A request that failed, with what the rest of its recording shows. */
export interface Example {
  readonly diagnosed: Diagnosed;
  readonly log: LogEvidence;
}

function exampleOf(text: string): Example {
  const all = diagnosedLog(text);
  const diagnosed = all.at(-1);
  if (diagnosed === undefined) throw new Error('an example has no request');
  return { diagnosed, log: logEvidenceOf(all.map(({ exchange }) => exchange)) };
}

/** The recording with this fault, and what was found of it there. */
export function exampleOfCause(id: CauseId): Example & { readonly finding: CauseFinding } {
  const example = exampleOf(LOGS[id]);
  const { exchange, diagnosis } = example.diagnosed;
  const finding = causesOf(exchange, diagnosis, example.log).find((cause) => cause.id === id);
  if (finding === undefined) throw new Error(`the recording of ${id} does not show it`);
  return { ...example, finding };
}

const NO_HEADERS = '200 OK\nContent-Type: application/json';
const GRANTED = 'Access-Control-Allow-Origin: https://app.example';

/** Recordings for the codes whose first cause is a special one, or that no cause is named for. */
const RECORDINGS: Partial<Record<CorsError, string>> = {
  MissingAllowOriginHeader: failing(NO_HEADERS),
  MultipleAllowOriginValues: failing(`200 OK\n${GRANTED}\n${GRANTED}`),
  AllowOriginMismatch: failing('200 OK\nAccess-Control-Allow-Origin: https://www.example\nVary: Origin'),
  InvalidAllowOriginValue: failing('200 OK\nAccess-Control-Allow-Origin: app.example'),
  PreflightMissingAllowOriginHeader: refused('204 No Content\nAllow: GET, PUT'),
  PreflightMultipleAllowOriginValues: refused(`204 No Content\n${GRANTED}\n${GRANTED}`),
  PreflightInvalidAllowOriginValue: refused('204 No Content\nAccess-Control-Allow-Origin: app.example'),
  PreflightAllowOriginMismatch: refused('204 No Content\nAccess-Control-Allow-Origin: https://www.example'),
  PreflightInvalidStatus: refused(`404 Not Found\n${GRANTED}\nAccess-Control-Allow-Methods: PUT`),
  PreflightInvalidAllowCredentials: behindCookie(
    `204 No Content\n${GRANTED}\nAccess-Control-Allow-Methods: PUT`,
  ),
  InvalidAllowMethodsPreflightResponse: refused(
    `204 No Content\n${GRANTED}\nAccess-Control-Allow-Methods: GET; PUT`,
  ),
  InvalidAllowHeadersPreflightResponse: refused(
    `204 No Content\n${GRANTED}\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: content type`,
    { asks: 'content-type' },
  ),
  HeaderDisallowedByPreflightResponse: refused(
    `204 No Content\n${GRANTED}\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: content-type`,
    { asks: 'content-type,x-request-id' },
  ),
  MethodDisallowedByPreflightResponse: refused(
    `204 No Content\n${GRANTED}\nAccess-Control-Allow-Methods: GET, POST`,
  ),
};

/** A request of a page whose other requests carry credentials. */
function behindCookie(answer: string): string {
  const passed = [
    'GET https://api.example/session',
    'Origin: https://app.example',
    'Sec-Fetch-Mode: cors',
    'Cookie: session=1',
    '',
    `200 OK\n${GRANTED}\nAccess-Control-Allow-Credentials: true`,
  ].join('\n');
  return `${passed}\n---\n${refused(answer)}`;
}

/** Codes that no recording of HTTP alone leads to: what the browser says of a request that was stopped so. */
const WITHOUT_RECORDING: Partial<Record<CorsError, () => Diagnosed>> = {
  InvalidResponse: () => blocked(failing(''), { corsError: 'InvalidResponse' }),
  PreflightMissingAllowExternal: () =>
    blocked(behindPreflight(''), { corsError: 'PreflightMissingAllowExternal' }),
  PreflightInvalidAllowExternal: () =>
    blocked(behindPreflight(''), { corsError: 'PreflightInvalidAllowExternal' }),
  InsecureLocalNetwork: () =>
    blocked(toLocalNetwork('http://app.example'), { corsError: 'InsecureLocalNetwork' }),
  InvalidLocalNetworkAccess: () =>
    blocked(toLocalNetwork('https://app.example'), { corsError: 'InvalidLocalNetworkAccess' }),
  NoCorsRedirectModeNotFollow: () => blocked(failing(''), { corsError: 'NoCorsRedirectModeNotFollow' }),
};

const toLocalNetwork = (origin: string): string => failing('', { url: 'http://192.168.1.20/status', origin });

function byCause(code: CorsError): Example | null {
  for (const id of CAUSE_IDS) {
    const example = exampleOf(LOGS[id]);
    if (example.diagnosed.diagnosis.blocking?.corsError === code) return example;
  }
  return null;
}

/**
 * A request that ends with this code.
 * @throws when nothing of what the tests record ends so
 */
export function exampleOfError(code: CorsError): Example {
  const recording = RECORDINGS[code];
  const made = WITHOUT_RECORDING[code]?.();
  const example =
    recording === undefined
      ? made === undefined
        ? byCause(code)
        : { diagnosed: made, log: logEvidenceOf([made.exchange]) }
      : exampleOf(recording);
  if (example?.diagnosed.diagnosis.blocking?.corsError !== code)
    throw new Error(`there is no example of ${code}`);
  return example;
}

const ENGINES: readonly Engine[] = ['chromium', 'firefox', 'webkit'];

/** A line of a browser's console. */
export interface ConsoleLine {
  readonly engine: Engine;
  readonly line: string;
}

/**
 * What each engine prints to its console for an example. An engine that prints nothing, or would not stop the request, is left out; where
 * no recording leads to the code, only the browser whose code it is has a line.
 */
export function consoleLines({ diagnosed }: Example): readonly ConsoleLine[] {
  const { exchange, diagnosis, consoleMessage: recorded } = diagnosed;
  if (recorded === null && diagnosis.blocking !== null) {
    const line = consoleMessage(exchange, diagnosis.blocking);
    return line === null ? [] : [{ engine: exchange.browser.engine, line }];
  }
  return ENGINES.flatMap((engine) => {
    const line = diagnoseIn(engine, diagnosed, emptyContext).consoleMessage;
    return line === null ? [] : [{ engine, line }];
  });
}

/** The causes whose recordings end with each code, the most often met first. */
export function causesByError(): ReadonlyMap<CorsError, readonly CauseId[]> {
  const found = new Map<CorsError, CauseId[]>(CORS_ERRORS.map((code) => [code, []]));
  const byRank = CAUSE_IDS.toSorted((one, other) => CAUSES[one].rank - CAUSES[other].rank);
  for (const id of byRank) {
    const code = exampleOf(LOGS[id]).diagnosed.diagnosis.blocking?.corsError;
    if (code !== undefined) found.get(code)?.push(id);
  }
  return found;
}
