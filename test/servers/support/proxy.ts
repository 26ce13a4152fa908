import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '../../../src/fix/policy/policy.ts';
import type { Started } from './expectations.ts';
import { generate } from './generated.ts';
import { bridge, untilListening } from './http.ts';
import { startApi } from './plain-api.ts';
import { findCommand, makeDirectory, removeDirectory, start, writeIn } from './process.ts';

/** What a proxy's configuration has to name. */
export interface Places {
  readonly directory: string;
  /** Where it listens. */
  readonly socket: string;
  readonly apiPort: number;
}

/** A proxy that listens on a Unix socket in front of the plain API. */
export interface ProxyServer {
  readonly targetId: string;
  /** Its command, at the places where distributions put it. */
  readonly commands: readonly string[];
  /** What the command answers with 0. */
  readonly probe: readonly string[];
  /** The Debian package that brings it. */
  readonly packages: string;
  /** Whether the API sends a wildcard of its own, which the snippet replaces without having seen it. */
  readonly ownHeaders: boolean;
  /** The whole configuration around the snippet. */
  readonly configuration: (snippet: string, places: Places) => string;
  readonly parameters: (file: string, places: Places) => readonly string[];
  /** What it says when it listens. */
  readonly ready: RegExp;
}

/** Starts a proxy with what its target generates for `policy`, and the API behind it. */
export const startProxy = (proxy: ProxyServer, policy: Policy): Promise<Started> =>
  startConfigured(proxy, generate(proxy.targetId, policy));

/** Starts a proxy with `code` in its configuration, and the API behind it. */
export async function startConfigured(proxy: ProxyServer, code: string): Promise<Started> {
  const command = findCommand(proxy.commands, proxy.probe, proxy.packages);
  const directory = makeDirectory();
  chmodSync(directory, 0o755); // for a server that gives up the rights of root
  const api = await startApi(proxy.ownHeaders);
  const places = { directory, socket: join(directory, 'proxy.socket'), apiPort: api.port };
  const file = writeIn(directory, 'proxy.conf', proxy.configuration(code, places));
  const running = await start(command, proxy.parameters(file, places), proxy.ready, directory);
  await untilListening({ socketPath: places.socket });
  const entrance = await bridge(places.socket);
  return {
    port: entrance.port,
    stop: async () => {
      await entrance.stop();
      await running.stop();
      await api.stop();
      removeDirectory(directory);
    },
  };
}
