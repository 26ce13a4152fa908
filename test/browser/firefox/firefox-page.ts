import { until } from '../until.ts';
import type { PageAccess } from './page-access.ts';
import { evaluateInPage, type Evaluated } from './page-evaluation.ts';
import type { ClickOptions, Point } from './trusted-input.ts';

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

  /** The text that a person sees in the first element that `selector` finds; waits until there is one. */
  async innerText(selector: string): Promise<string> {
    await this.waitFor((wanted: string) => document.querySelector(wanted) !== null, `${selector}`, selector);
    return this.evaluate(
      (wanted: string) => document.querySelector<HTMLElement>(wanted)?.innerText ?? '',
      selector,
    );
  }

  /**
   * Clicks in the middle of the first element that `selector` finds, which is scrolled into view when it has to be. Trusted. Waits until
   * there is one that stands still and that a click would reach.
   */
  async click(selector: string, options?: ClickOptions): Promise<void> {
    const find = (wanted: string): Element | null => document.querySelector(wanted);
    await this.#clickAt(await this.#whereReady(find, selector), options);
  }

  /** Clicks on the first piece of text that is exactly `text`, once it is there. Trusted. */
  async clickText(text: string, options?: ClickOptions): Promise<void> {
    const find = (wanted: string): Element | null => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode())
        if (texts.currentNode.nodeValue?.trim() === wanted) return texts.currentNode.parentElement;
      return null;
    };
    await this.#clickAt(await this.#whereReady(find, text), options);
  }

  /** Where a click reaches the element that `find` gives in the page for `wanted`, after it has been there for two looks in turn. */
  async #whereReady(find: (wanted: string) => Element | null, wanted: string): Promise<Point> {
    let before: Point | null = null;
    return until(async () => {
      const point = await this.#reachablePoint(find, wanted);
      const isStill = point !== null && point.x === before?.x && point.y === before.y;
      before = point;
      return isStill && point;
    }, `‘${wanted}’ to be there for a click`);
  }

  /** The middle of an element, in view; null while it is not there or something else covers it. */
  #reachablePoint(find: (wanted: string) => Element | null, wanted: string): Promise<Point | null> {
    const source = `(({ wanted }) => {
      const element = (${find.toString()})(wanted);
      if (element === null) return null;
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const box = element.getBoundingClientRect();
      const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const reached = document.elementFromPoint(point.x, point.y);
      const isReached = reached !== null && (element.contains(reached) || reached.contains(element));
      return box.width > 0 && box.height > 0 && isReached ? point : null;
    })(${JSON.stringify({ wanted })})`;
    // The document is being replaced, or not there yet.
    return this.evaluate<Point | null>(source).catch(() => null);
  }

  async #clickAt(point: Point, options?: ClickOptions): Promise<void> {
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
