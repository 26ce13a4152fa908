import { until } from '../until.ts';
import type { PageAccess } from './page-access.ts';
import { evaluateInPage, type Evaluated } from './page-evaluation.ts';
import type { ClickOptions } from './trusted-input.ts';

/** One page of the browser: the inspected one, or a page of the extension. The calls are named as Playwright names its own. */
export class FirefoxPage {
  readonly #access: PageAccess;

  constructor(access: PageAccess) {
    this.#access = access;
  }

  /**
   * Evaluates in the page's own global; what comes back has to be JSON. A promise is waited for.
   * @throws what the page throws, or that the page has gone meanwhile.
   */
  async evaluate<Result, Parameter = void>(
    evaluated: Evaluated<Parameter, Result>,
    parameter?: Parameter,
  ): Promise<Result> {
    return (await evaluateInPage(this.#access, evaluated, parameter)) as Result;
  }

  url(): Promise<string> {
    return this.evaluate('location.href');
  }

  /** Waits until `evaluated` gives something true in the page, whichever document that shows by then. */
  async waitFor<Parameter = void>(
    evaluated: Evaluated<Parameter, unknown>,
    what: string,
    parameter?: Parameter,
    limit?: number,
  ): Promise<void> {
    const isTrue = async (): Promise<boolean> => {
      try {
        return Boolean(await this.evaluate(evaluated, parameter));
      } catch {
        // The document is being replaced, or not there yet.
        return false;
      }
    };
    await until(isTrue, what, limit);
  }

  /** The text that a person sees in the first element that `selector` finds. */
  innerText(selector: string): Promise<string> {
    return this.evaluate((wanted: string) => {
      const element = document.querySelector<HTMLElement>(wanted);
      if (!element) throw new Error(`Nothing in the page is ${wanted}.`);
      return element.innerText;
    }, selector);
  }

  /** Clicks in the middle of the first element that `selector` finds, which is scrolled into view when it has to be. Trusted. */
  async click(selector: string, options?: ClickOptions): Promise<void> {
    const point = await this.evaluate((wanted: string) => {
      const element = document.querySelector(wanted);
      if (!element) throw new Error(`Nothing in the page is ${wanted}.`);
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const box = element.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, selector);
    await this.#clickAt(point, options);
  }

  /** Clicks on the first piece of text that is exactly `text`. Trusted. */
  async clickText(text: string, options?: ClickOptions): Promise<void> {
    const point = await this.evaluate((wanted: string) => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (texts.currentNode.nodeValue?.trim() !== wanted || element === null) continue;
        element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        const box = element.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      throw new Error(`Nothing in the page says ${wanted}.`);
    }, text);
    await this.#clickAt(point, options);
  }

  async #clickAt(point: { x: number; y: number }, options?: ClickOptions): Promise<void> {
    const { input, find, given } = this.#access;
    await input.click(find, given, point, options);
  }

  /** Presses keys, each `Enter`, `a`, `Shift+F10` …, one after the other. Trusted. */
  async press(...keys: readonly string[]): Promise<void> {
    const { input, find, given } = this.#access;
    await input.press(find, given, keys);
  }

  /** Types text, character by character. Trusted. */
  async type(text: string): Promise<void> {
    await this.press(...text);
  }

  /** A picture of the page as it is drawn: PNG. */
  async screenshot(): Promise<Buffer> {
    const { scripts, find, given } = this.#access;
    const body = `
      const target = await (async () => {${find}})();
      const { width, height } = target.getBoundingClientRect();
      const area = new browserWindow.DOMRect(0, 0, width, height);
      const picture = await target.browsingContext.currentWindowGlobal.drawSnapshot(area, 1, 'white');
      ${PICTURE_TO_PNG}`;
    return Buffer.from(String(await scripts.run(body, ...given)), 'base64');
  }
}

/** `picture`, an ImageBitmap, as PNG in base64. */
export const PICTURE_TO_PNG = `
  const canvas = browserWindow.document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d').drawImage(picture, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1];
`;
