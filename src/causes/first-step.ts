import { isAnsweredInPlace } from './arranged.ts';
import type { CauseFinding, CauseId } from './causes-of.ts';
import type { Diagnosed, NetworkFailure, Unfixable } from '../diagnosis/diagnosis.ts';
import { factsOf, isBareError } from '../explain/blocked/facts.ts';

const OPTIONS_THROUGH = 'Let OPTIONS through';
const FINAL_ADDRESS = 'Ask the final address';
const CORRECT_ADDRESS = 'Correct the address first';
const LOG_IN = 'Log in again first';
const EXTENSION_OFF = 'Switch the extension off';
const READ_LOG = 'Read the server’s log';

/** What is to be done first where the cause is not the policy. A cause that is not named here is mended by a configuration. */
const OF_CAUSE: Readonly<Partial<Record<CauseId, string>>> = {
  'unauthorised-without-headers': LOG_IN,
  'upstream-down': 'Start the application',
  'body-too-large': 'Raise the body limit first',
  'rate-limited': 'Send fewer requests',
  'wrong-path-without-headers': CORRECT_ADDRESS,
  'html-instead-of-api': CORRECT_ADDRESS,
  'url-mistyped': CORRECT_ADDRESS,
  'bot-protection-challenge': 'Lift the challenge',
  'tunnel-interstitial': 'Get past that page',
  'access-proxy-in-front': 'Let OPTIONS through',
  'dev-port-protected': 'Make the port public',
  'load-balancer-takes-options': OPTIONS_THROUGH,
  'iis-takes-options': OPTIONS_THROUGH,
  'shared-hosting-protection': 'Lift the rule that matched',
  'service-worker-answered': 'Mend the service worker',
  's3-region-redirect': 'Use the region’s address',
  'cloud-function-not-public': 'Make the function public',
  'identity-provider-origin': 'Register your origin there',
  'third-party-api': 'Ask your own server',
  'dev-server-host-guard': 'Allow the host there',
  'origin-header-lost': 'Pass Origin on',
  'stale-preflight-result': 'Reload without the cache',
  'cors-editing-extension': EXTENSION_OFF,
  'header-added-by-extension': EXTENSION_OFF,
  'response-headers-on-request': 'Leave those headers out',
  'header-added-twice': 'Let one layer send it',
  'null-origin-file': 'Open the page over http',
  'null-origin-sandbox': 'Mend the sandbox',
  'extension-origin': 'Use host_permissions',
  'trailing-slash-redirect': FINAL_ADDRESS,
  'https-redirect': FINAL_ADDRESS,
  'canonical-host-redirect': FINAL_ADDRESS,
  'preflight-redirected': FINAL_ADDRESS,
  'hop-without-headers': FINAL_ADDRESS,
  'origin-null-after-redirect': FINAL_ADDRESS,
  'login-redirect': LOG_IN,
  'integrated-authentication': 'Let OPTIONS in',
  'anthropic-opt-in': 'Ask your own server',
  'preflight-answered-from-cache': 'Keep OPTIONS out of the cache',
  'apps-script': 'Ask without a preflight',
  'headers-not-yours': 'Ask your own server',
  'airplay-receiver': 'Use another port',
  'minio-console-port': 'Ask the port of the API',
  'platform-adds-header': 'Let one layer send it',
  'misdirected-request': 'Give it a name of its own',
  'method-in-lower-case': 'Write it in upper case',
};

const OF_UNFIXABLE: Readonly<Record<Unfixable, string>> = {
  'redirect-contains-credentials': 'Correct the redirect',
  'scheme-not-http': 'Serve it over http',
  'disallowed-by-mode': 'Leave the mode at cors',
  'opaque-origin-with-credentials': 'Give the page an origin',
  'opaque-origin': 'Give the page an origin',
  'local-network-access': 'Serve the page over https',
  'too-many-redirects': 'Correct the redirects',
  'network-failure': 'Get the server to answer',
};

const OF_FAILURE: Readonly<Record<NetworkFailure['kind'], string>> = {
  refused: 'Start the server',
  dns: 'Correct the host name',
  tls: 'Look at the certificate',
  timeout: 'Get the server to answer',
  reset: READ_LOG,
  'empty-response': READ_LOG,
  offline: 'Go online',
  aborted: 'Find what cancels it',
  'blocked-by-extension': 'Make an exception for it',
  'blocked-by-csp': 'Mend the page’s policy',
  'mixed-content': 'Ask over https',
  'blocked-by-response-policy': 'Let other sites embed it',
  'blocked-by-orb': 'Look at the answer',
  'wrong-type': 'Send the right type',
  'service-worker': 'Mend the service worker',
  'redirect-mode': FINAL_ADDRESS,
  'too-many-redirects': 'Correct the redirects',
  'unsafe-redirect': 'Correct the redirect',
  other: 'What to do',
};

/** An error that lacks nothing but the permission is the story, whatever caused it. */
function ofError(status: number): string {
  if (status === 401 || status === 403) return LOG_IN;
  return status === 404 ? CORRECT_ADDRESS : `Mend the ${status} first`;
}

/**
 * What has to be done before any configuration helps, as the words of a button; null where the configuration is what to do, or nothing is.
 * `main`: the likeliest cause.
 */
export function firstStep(diagnosed: Diagnosed, main: CauseFinding | null): string | null {
  const { verdict, failure, unfixable, blocking } = diagnosed.diagnosis;
  if (verdict !== 'blocked' && verdict !== 'failed') return null;
  if (failure !== null) return OF_FAILURE[failure.kind];
  const named = main === null || main.confidence === 'possible' ? undefined : OF_CAUSE[main.id];
  if (named !== undefined) return named;
  if (main !== null && isAnsweredInPlace([main], diagnosed.exchange)) return 'What to do';
  if (unfixable !== null) return OF_UNFIXABLE[unfixable];
  if (blocking === null) return null;
  const facts = factsOf(diagnosed, blocking);
  if (isBareError(facts)) return ofError(facts.status);
  return blocking.corsError === 'PreflightDisallowedRedirect' || facts.tainted ? FINAL_ADDRESS : null;
}
