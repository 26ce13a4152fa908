import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  findCommand,
  makeDirectory,
  removeDirectory,
  start,
  writeIn,
} from '../../servers/support/process.ts';
import type { Fault, FaultGroup, Places } from '../fault.ts';
import { reservePort } from '../../support/ports.ts';
import { untilListening } from './ports.ts';
import { startUpstream } from './upstream.ts';

/** What the configuration of one broken proxy has to name. */
export interface ProxyPlaces extends Places {
  readonly directory: string;
  readonly port: number;
  /** The application behind it. */
  readonly upstream: number;
  /** A port behind which nothing listens. */
  readonly nothing: number;
}

export interface ProxyFault extends Fault {
  /** The part of the configuration that is for this fault. */
  readonly configuration: (places: ProxyPlaces) => string;
}

/** A proxy that serves all its faults from one process. */
export interface Proxy {
  readonly name: string;
  readonly commands: readonly string[];
  readonly probe: readonly string[];
  readonly packages: string;
  readonly configuration: (parts: readonly string[], directory: string) => string;
  readonly parameters: (file: string, directory: string, port: number) => readonly string[];
  readonly ready: RegExp;
}

/** A file to serve, where a configuration wants a folder. */
function fill(directory: string): void {
  chmodSync(directory, 0o755);
  mkdirSync(join(directory, 'files', 'folder'), { recursive: true });
  for (const name of ['items.json', join('folder', 'index.html')])
    writeFileSync(join(directory, 'files', name), '[1]');
}

async function startProxy(proxy: Proxy, faults: readonly ProxyFault[], places: Places) {
  const command = findCommand(proxy.commands, proxy.probe, proxy.packages);
  const directory = makeDirectory();
  fill(directory);
  const upstream = await startUpstream();
  const [nothing, ...reserved] = await Promise.all([reservePort(), ...faults.map(reservePort)]);
  const ports = reserved.map(({ port }) => port);
  const portOf = (index: number): number => ports[index] ?? 0;
  const origins = new Map(faults.map(({ id }, index) => [id, `http://127.0.0.1:${portOf(index)}`]));
  const parts = faults.map(({ configuration }, index) =>
    configuration({
      ...places,
      directory,
      port: portOf(index),
      upstream: upstream.port,
      nothing: nothing.port,
    }),
  );
  const file = writeIn(directory, 'proxy.conf', proxy.configuration(parts, directory));
  const parameters = proxy.parameters(file, directory, portOf(0));
  const running = await start(command, parameters, proxy.ready, directory);
  await Promise.all(ports.map(untilListening));
  return {
    origins,
    stop: async () => {
      await running.stop();
      await upstream.stop();
      await Promise.all([nothing, ...reserved].map(({ release }) => release()));
      removeDirectory(directory);
    },
  };
}

export const proxyGroup = (proxy: Proxy, faults: readonly ProxyFault[]): FaultGroup => ({
  name: proxy.name,
  phase: 'proxies',
  faults,
  start: (places) => startProxy(proxy, faults, places),
});
