import { until } from '../until.ts';
import type { BrowserScripts } from './browser-scripts.ts';
import { PICTURE_TO_PNG } from './firefox-page.ts';

/** Where the toolbox stands: in the browser's window below or beside the page, or in a window of its own. */
export type ToolboxHost = 'bottom' | 'left' | 'right' | 'window';

const TOOLBOX = 'const toolbox = gDevTools.getToolboxForTab(tab);';

/** Firefox's DevTools of the one tab. */
export class Toolbox {
  readonly #scripts: BrowserScripts;

  constructor(scripts: BrowserScripts) {
    this.#scripts = scripts;
  }

  /** Opens the toolbox when it is closed, and shows one of its tools: `inspector`, `webconsole`, `netmonitor`, or an extension's. */
  async show(toolId: string): Promise<void> {
    await this.#scripts.run('await gDevTools.showToolboxForTab(tab, { toolId: given[0] });', toolId);
  }

  async close(): Promise<void> {
    await this.#scripts.run('await gDevTools.closeToolboxForTab(tab);');
  }

  /** The id of the tool that an extension registered under `title`; waits until it has. */
  async extensionTool(title: string): Promise<string> {
    const find = `${TOOLBOX} return toolbox?.getAdditionalTools().find(({ label }) => label === given[0])?.id ?? null;`;
    const id = await until(
      () => this.#scripts.run(find, title),
      `the extension to register its tab ‘${title}’`,
    );
    return String(id);
  }

  /** Moves the toolbox, which makes Firefox replace the documents of extensions' panels. */
  async moveTo(host: ToolboxHost): Promise<void> {
    await this.#scripts.run(`${TOOLBOX} await toolbox.switchHost(given[0]);`, host);
  }

  /** Gives the toolbox, which has to stand in a window of its own, another size in pixels; tells the one that it got. */
  async resize(width: number, height: number): Promise<readonly [width: number, height: number]> {
    const body = `${TOOLBOX}
      const { topWindow, win } = toolbox;
      topWindow.resizeBy(given[0][0] - win.innerWidth, given[0][1] - win.innerHeight);
      const hasSize = () => win.innerWidth === given[0][0] && win.innerHeight === given[0][1];
      for (let frame = 0; frame < 100 && !hasSize(); frame++)
        await new Promise((done) => win.requestAnimationFrame(done));
      return [win.innerWidth, win.innerHeight];`;
    return (await this.#scripts.run(body, [width, height])) as [number, number];
  }

  /** A picture of the whole toolbox with its tabs: PNG. */
  async screenshot(): Promise<Buffer> {
    const body = `${TOOLBOX}
      const { innerWidth, innerHeight, browsingContext } = toolbox.win;
      const area = new browserWindow.DOMRect(0, 0, innerWidth, innerHeight);
      const picture = await browsingContext.currentWindowGlobal.drawSnapshot(area, 1, 'white');
      ${PICTURE_TO_PNG}`;
    return Buffer.from(String(await this.#scripts.run(body)), 'base64');
  }
}
