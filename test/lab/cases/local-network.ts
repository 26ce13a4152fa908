import { blocked, type LabGroup } from '../lab-case.ts';

const OK = `
  200 OK
  Access-Control-Allow-Origin: *`;

const DENIED = blocked('request', 'LocalNetworkAccessPermissionDenied');

const ANNOUNCED = 'What the page announced is in no log: the denial looks like one for lack of permission.';

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
      expected: DENIED,
    },
    {
      id: 'local-network-wrong-space',
      title: 'Another address space than announced',
      broken: 'The page announced a server in the local network, and the address is this machine itself.',
      request: { by: 'fetch', to: 'api', from: 'public-iframe', targetAddressSpace: 'local' },
      server: { 'GET api': OK },
      expected: blocked('request', 'InvalidLocalNetworkAccess'),
      untold: { why: ANNOUNCED, says: DENIED },
    },
  ],
};
