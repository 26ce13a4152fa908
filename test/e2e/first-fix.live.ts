import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDirectory, removeDirectory, start, writeIn } from '../servers/support/process.ts';
import { choose, countOf, detail, rowOf, startDriver, textOf, type PanelDriver } from './panel-driver.ts';

/** An API as people write it before they know of CORS. `pasted` is what the tab copied, '' at first. */
const source = (pasted: string, port: string): string => `
import express from 'express';
const app = express();

${pasted}

app.use(express.json());
app.put('/tasks/:id', (request, response) => response.json({ id: request.params.id, ...request.body }));
app.delete('/tasks/:id', (request, response) => {
  const known = request.headers.authorization === 'Bearer example';
  return known ? response.status(204).end() : response.status(401).json({ error: 'who are you?' });
});
app.get('/me', (request, response) => response.json({ name: 'somebody' }));
app.get('/broken', () => { throw new Error('on purpose'); });
const server = app.listen(${port}, '127.0.0.1', () => console.log('listening on ' + server.address().port));
`;

interface Api {
  readonly port: string;
  readonly stop: () => Promise<void>;
}

async function startApi(pasted: string, port = '0'): Promise<Api> {
  const directory = makeDirectory();
  const file = writeIn(directory, 'app.mjs', source(pasted, port));
  const running = await start(process.execPath, [file], /listening on (\d+)/, directory);
  const stop = async (): Promise<void> => {
    await running.stop();
    removeDirectory(directory);
  };
  return { port: running.said, stop };
}

/** What the page asks for: JSON by PUT, a token with DELETE, credentials, and a route that fails. */
const REQUESTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '/tasks/42': { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{"done":true}' },
  '/tasks/7': { method: 'DELETE', headers: { Authorization: 'Bearer example' } },
  '/me': { credentials: 'include' },
  '/broken': { headers: { 'X-Trace-Id': '1' } },
};

describe('somebody whose Express API is blocked', () => {
  let driver: PanelDriver;
  let panel: Frame;
  let api: Api;

  beforeAll(async () => {
    driver = await startDriver();
    api = await startApi('');
    panel = await driver.openPanel();
  });

  afterAll(async () => {
    await driver?.close();
    await api?.stop();
  });

  /** The statuses that the page could read, by path; -1 where the request failed. */
  async function askAll(): Promise<Record<string, number>> {
    const script = `(async () => {
      const statuses = {};
      for (const [path, options] of Object.entries(${JSON.stringify(REQUESTS)})) {
        const answer = fetch('http://127.0.0.1:${api.port}' + path, options);
        statuses[path] = await answer.then((response) => response.status, () => -1);
      }
      return statuses;
    })()`;
    return driver.browser.inspected.evaluate(script);
  }

  it('sees every request blocked, with the cause', async () => {
    expect(await askAll()).toEqual({ '/tasks/42': -1, '/tasks/7': -1, '/me': -1, '/broken': -1 });
    await choose(panel, 'Blocked');
    for (const id of ['tasks/42', 'tasks/7', 'me', 'broken']) {
      await expect.poll(countOf(rowOf(panel, id))).toBe(1);
    }
  });

  it('adds the origin of production, and is told why everybody cannot be let in', async () => {
    await rowOf(panel, 'tasks/42').click();
    const configuration = detail(panel).getByRole('region', { name: 'Configuration' });
    await expect.poll(textOf(configuration)).toContain(driver.lab.origins.page);
    await detail(panel).getByText('More origins, headers to read').click();
    const origins = detail(panel).getByLabel('Other origins of your page');
    await origins.fill('https://app.example.com, *');
    await origins.press('Enter');
    await expect.poll(textOf(configuration)).toContain('https://app.example.com');
    await expect
      .poll(textOf(detail(panel)))
      .toContain('* lets every site read the answers. Name the origins.');
    await origins.fill('https://app.example.com');
    await origins.press('Enter');
    await expect.poll(textOf(detail(panel))).not.toContain('lets every site');
  });

  it('pastes what the tab copied, and everything passes at the first try', async () => {
    await rowOf(panel, 'tasks/42').click();
    await expect.poll(textOf(detail(panel))).toContain('Detected from X-Powered-By: Express');
    await detail(panel)
      .getByRole('radiogroup', { name: 'What the configuration lets through' })
      .getByRole('radio', { name: /^All 4 here/ })
      .click();
    await expect
      .poll(textOf(detail(panel).getByRole('region', { name: 'Configuration' })))
      .toContain('DELETE');
    await detail(panel).getByRole('button', { name: 'Copy Express fix' }).click();
    const pasted = await driver.clipboard();
    expect(pasted).toContain(driver.lab.origins.page);
    expect(pasted).toContain('https://app.example.com');

    const { port } = api;
    await api.stop();
    api = await startApi(pasted, port);
    expect(await askAll()).toEqual({ '/tasks/42': 200, '/tasks/7': 204, '/me': 200, '/broken': 500 });
  });

  it('sees the same requests allowed', async () => {
    await choose(panel, 'All');
    for (const id of ['tasks/42', 'tasks/7', 'me', 'broken']) {
      await expect.poll(countOf(rowOf(panel, id))).toBe(2);
      await expect.poll(textOf(rowOf(panel, id).last())).toContain('Allowed');
    }
  });
});
