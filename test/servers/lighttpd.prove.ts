import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ordinaryPolicy, policy as hostilePolicy } from '../fix/support.ts';
import { describeServer } from './support/expectations.ts';
import { POLICIES } from './support/policies.ts';
import { generate } from './support/generated.ts';
import { findCommand, makeDirectory, removeDirectory, writeIn } from './support/process.ts';
import { startProxy, type ProxyServer } from './support/proxy.ts';

/** What sends everything to the application stands above the snippet, which answers all the same. */
const LIGHTTPD: ProxyServer = {
  targetId: 'lighttpd',
  commands: ['lighttpd', '/usr/sbin/lighttpd'],
  probe: ['-v'],
  packages: 'lighttpd',
  ownHeaders: true,
  configuration: (snippet, { directory, socket, apiPort }) => `
server.modules = ( "mod_setenv", "mod_redirect", "mod_access", "mod_proxy" )
server.document-root = "${directory}"
server.bind = "${socket}"
proxy.server = ( "" => ( ( "host" => "127.0.0.1", "port" => ${apiPort} ) ) )
${snippet}
`,
  parameters: (file) => ['-D', '-f', file],
  ready: /server started/,
};

describeServer({
  name: 'lighttpd in front of an application',
  policies: POLICIES,
  start: (policy) => startProxy(LIGHTTPD, policy),
});

test('lighttpd reads what is written for any policy, a block for each origin', () => {
  const command = findCommand(LIGHTTPD.commands, LIGHTTPD.probe, LIGHTTPD.packages);
  const directory = makeDirectory();
  try {
    for (const policy of fc.sample(fc.oneof(hostilePolicy, ordinaryPolicy), { numRuns: 100, seed: 7 })) {
      const places = { directory, socket: `${directory}/socket`, apiPort: 1 };
      const file = writeIn(
        directory,
        'any.conf',
        LIGHTTPD.configuration(generate('lighttpd', policy), places),
      );
      const read = execFileSync(command, ['-p', '-f', file], { encoding: 'utf8' });
      expect(read.match(/^ *\$REQUEST_HEADER\["Origin"\] == /gm)).toHaveLength(new Set(policy.origins).size);
    }
  } finally {
    removeDirectory(directory);
  }
});
