import type { NetworkFailure } from '../../diagnosis/diagnosis.ts';

/** Apart from the sentences of `explain/failure.ts`, so that the list need not load those. */
const FAILURES: Readonly<Record<NetworkFailure['kind'], string>> = {
  refused: 'Server down',
  dns: 'Host name not found',
  tls: 'TLS failed',
  timeout: 'Timed out',
  reset: 'Connection lost',
  'empty-response': 'Empty response',
  offline: 'Browser offline',
  aborted: 'Cancelled by the page',
  'blocked-by-extension': 'Stopped by an extension',
  'blocked-by-csp': 'Content-Security-Policy',
  'mixed-content': 'http on an https page',
  'blocked-by-response-policy': 'Resource policy',
  'blocked-by-orb': 'Opaque response blocked',
  'wrong-type': 'Wrong Content-Type',
  'service-worker': 'Its service worker answered',
  'redirect-mode': 'Redirect refused by the page',
  'too-many-redirects': 'Redirect loop',
  'unsafe-redirect': 'Unsafe redirect',
  other: 'Network error',
};

/** What a list row says about a failure that is not CORS. */
export const failureShort = (kind: NetworkFailure['kind']): string => FAILURES[kind];
