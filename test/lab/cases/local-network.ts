import { blocked, type LabGroup } from '../lab-case.ts';

const OK = `
  200 OK
  Access-Control-Allow-Origin: *`;

const COUNTS_AS_PUBLIC =
  'The page counts as public by its Content-Security-Policy; its address, which is all the log has, is this machine’s.';

/** A page on the public internet asks this machine. https://wicg.github.io/local-network-access/ */
export const localNetwork: LabGroup = {
  title: 'The local network',
  cases: [
    {
      id: 'local-network-denied',
      title: 'A public page asks your machine',
      broken: 'The page counts as public, and nobody gave it permission to reach this machine.',
      request: { by: 'fetch', to: 'api', from: 'public-iframe' },
      server: { 'GET api': OK },
      expected: blocked('request', 'LocalNetworkAccessPermissionDenied'),
      untold: COUNTS_AS_PUBLIC,
    },
    {
      id: 'local-network-wrong-space',
      title: 'Another address space than announced',
      broken: 'The page announced a server in the local network, and the address is this machine itself.',
      request: { by: 'fetch', to: 'api', from: 'public-iframe', targetAddressSpace: 'local' },
      server: { 'GET api': OK },
      expected: blocked('request', 'InvalidLocalNetworkAccess'),
      untold: COUNTS_AS_PUBLIC,
    },
  ],
};
