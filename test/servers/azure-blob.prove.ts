import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { isOrdinaryOrigin } from '../../src/fix/policy/expressible.ts';
import type { Policy } from '../../src/fix/policy/policy.ts';
import { ACCOUNT, putInAccount } from './support/azure-account.ts';
import { describeServer, type Started } from './support/expectations.ts';
import { generate } from './support/generated.ts';
import { HOSTILE_WITHOUT_STAR, POLICIES, WITH_CREDENTIALS } from './support/policies.ts';
import { makeDirectory, removeDirectory, start } from './support/process.ts';
import type { Route } from './support/routes.ts';

/** What `az` is given, as a shell reads the generated command. */
function wordsOf(command: string): readonly string[] {
  const script = `az() { printf '%s\\0' "$@"; }\n${command}`;
  const { status, stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`A shell cannot run this:\n${command}`);
  return stdout.split('\0').slice(0, -1);
}

/** The options of a command by their names, each with its values. */
function optionsOf(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const options = new Map<string, string[]>();
  let values: string[] = [];
  for (const word of words) {
    if (word.startsWith('--')) options.set(word, (values = []));
    else values.push(word);
  }
  return options;
}

const asXml = (text: string): string =>
  text.replaceAll(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);

/** What Azure's command line sends for `az storage cors add`: lists become texts with commas. */
function propertiesFor(command: string): string {
  const options = optionsOf(wordsOf(command));
  const element = (name: string, option: string): string =>
    `<${name}>${asXml((options.get(option) ?? []).join(','))}</${name}>`;
  return [
    '<?xml version="1.0" encoding="utf-8"?><StorageServiceProperties><Cors><CorsRule>',
    element('AllowedOrigins', '--origins'),
    element('AllowedMethods', '--methods'),
    element('AllowedHeaders', '--allowed-headers'),
    element('ExposedHeaders', '--exposed-headers'),
    element('MaxAgeInSeconds', '--max-age'),
    '</CorsRule></Cors></StorageServiceProperties>',
  ].join('');
}

/** Gives the account the generated rule, a public container and a private one. */
async function fill(port: number, policy: Policy): Promise<void> {
  const service = { restype: 'service', comp: 'properties' };
  const body = propertiesFor(generate('azure-blob', policy));
  await putInAccount(port, { path: '/', query: service, body });
  const everybody = { 'x-ms-blob-public-access': 'blob' };
  await putInAccount(port, { path: '/public', query: { restype: 'container' }, headers: everybody });
  await putInAccount(port, { path: '/private', query: { restype: 'container' } });
  const headers = { 'x-ms-blob-type': 'BlockBlob', 'x-ms-meta-total': '1' };
  await putInAccount(port, { path: '/public/items', headers, body: '[1]' });
}

const BLOB_SERVICE = resolve('test/servers/apps/node_modules/azurite/dist/src/blob/main.js');

/**
 * Starts Azurite, Microsoft's emulator of Azure Storage. Its driver for SQL Server, which nothing here loads, is an old one in
 * apps/package.json: later ones bring Azure's SDK, 48 MB.
 */
async function startAzurite(policy: Policy): Promise<Started> {
  const directory = makeDirectory();
  const parameters = [BLOB_SERVICE, '--blobHost', '127.0.0.1', '--blobPort', '0', '--silent'];
  const ready = /successfully listens on http:\/\/127\.0\.0\.1:(\d+)/;
  const running = await start(process.execPath, parameters, ready, directory).catch((error: unknown) => {
    removeDirectory(directory);
    throw error;
  });
  const stop = (): Promise<void> => running.stop().then(() => removeDirectory(directory));
  const port = Number(running.said);
  try {
    await fill(port, policy);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, stop };
}

const sends = { 'x-ms-meta-total': '1' };

/** Storage has no route that fails by itself. A token that it does not know is no reason to refuse what is public. */
const BLOBS: readonly Route[] = [
  { what: 'a blob', path: `/${ACCOUNT}/public/items`, status: 200, sends },
  {
    what: 'a blob with a token',
    path: `/${ACCOUNT}/public/items`,
    status: 200,
    headers: { authorization: 'Bearer t' },
  },
  { what: 'an error of authorization', path: `/${ACCOUNT}/private/items`, status: 403 },
  { what: 'a blob that does not exist', path: `/${ACCOUNT}/public/nothing`, status: 404 },
  { what: 'a change that nobody signed', path: `/${ACCOUNT}/public/items`, status: 403, method: 'DELETE' },
];

describeServer({
  name: 'Azure Storage in its emulator',
  policies: {
    ...POLICIES,
    'with credentials': { ...WITH_CREDENTIALS, exposeHeaders: Object.keys(sends) },
    'hostile names': {
      ...HOSTILE_WITHOUT_STAR,
      origins: HOSTILE_WITHOUT_STAR.origins.filter(isOrdinaryOrigin),
      methods: ['PUT'],
    },
  },
  routes: BLOBS,
  // It sends this to every origin that a rule names.
  own: { credentials: true },
  start: startAzurite,
});
