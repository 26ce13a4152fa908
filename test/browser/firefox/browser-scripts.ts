import type { MarionetteClient } from './marionette-client.ts';

/** Names that every script finds: the browser's window, the inspected tab, and DevTools' own modules. */
const PROLOGUE = `
  const browserWindow = Services.wm.getMostRecentWindow('navigator:browser');
  const tab = browserWindow.gBrowser.selectedTab;
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
`;

/** Runs privileged JavaScript in Firefox's own process, where the toolbox is. */
export class BrowserScripts {
  readonly #client: MarionetteClient;

  constructor(client: MarionetteClient) {
    this.#client = client;
  }

  /**
   * Runs `body`, the inside of an asynchronous function whose parameters are in the list `given`. What it returns has to be JSON.
   * @throws what the script throws.
   */
  async run(body: string, ...given: readonly unknown[]): Promise<unknown> {
    const script = `return (async (...given) => {${PROLOGUE}${body}})(...arguments)`;
    const parameters = { script, args: given, newSandbox: false, sandbox: 'system' };
    const answer = await this.#client.send('WebDriver:ExecuteScript', parameters);
    return (answer as { readonly value: unknown }).value;
  }
}
