import type { AddressInfo } from 'node:net';
import { createServer } from 'vite';
import { describeDevelopmentProxy } from './support/development-proxy.ts';
import type { Started } from './support/expectations.ts';
import { makeDirectory, removeDirectory, writeIn } from './support/process.ts';

async function startVite(configuration: string): Promise<Started> {
  const directory = makeDirectory();
  writeIn(directory, 'index.html', '<!doctype html><title>A page</title>');
  const configFile = writeIn(directory, 'vite.config.mjs', configuration);
  const server = { port: 0, host: '127.0.0.1', hmr: false as const, ws: false as const };
  const vite = await createServer({ configFile, root: directory, logLevel: 'silent', server });
  await vite.listen();
  const address = vite.httpServer?.address() as AddressInfo;
  return {
    port: address.port,
    stop: async () => {
      await vite.close();
      removeDirectory(directory);
    },
  };
}

describeDevelopmentProxy({
  name: "Vite's development server",
  targetId: 'vite',
  start: startVite,
  cookie: 'session=1; Path=/',
});
