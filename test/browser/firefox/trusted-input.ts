import type { BrowserScripts } from './browser-scripts.ts';
import type { MarionetteClient } from './marionette-client.ts';

type MouseButton = 'left' | 'middle' | 'right';
type ModifierKey = 'Shift' | 'Control' | 'Alt' | 'Meta';

export interface ClickOptions {
  readonly button?: MouseButton;
  /** 2 for a double click. */
  readonly clickCount?: number;
  readonly modifiers?: readonly ModifierKey[];
}

/** In CSS pixels of the page. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const BUTTONS: Readonly<Record<MouseButton, number>> = { left: 0, middle: 1, right: 2 };

/** https://www.w3.org/TR/webdriver2/#keyboard-actions: keys without a character are code points of the private use area. */
const KEYS: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  ContextMenu: '\uE05D',
  F10: '\uE03A',
  F5: '\uE035',
  Meta: '\uE03D',
};

/** Gives the type of the top window that `target`, a `<browser>`, stands in, and where the browser begins in it. */
const LOCATE = `
  let element = target;
  let x = 0;
  let y = 0;
  let top = element.ownerDocument.defaultView;
  while (element) {
    const box = element.getBoundingClientRect();
    x += box.x;
    y += box.y;
    top = element.ownerDocument.defaultView;
    element = top.browsingContext.embedderElement;
  }
  return { x, y, windowType: top.document.documentElement.getAttribute('windowtype') };
`;

const BROWSER_WINDOW = 'navigator:browser';

interface Place extends Point {
  readonly windowType: string;
}

const keyOf = (name: string): string => {
  const key = KEYS[name] ?? name;
  if ([...key].length !== 1) throw new Error(`Nobody knows the key ${name}.`);
  return key;
};

/**
 * Mouse and keys as the operating system would give them: events are trusted, reach whatever lies on top, and count as the user's own
 * (the clipboard asks for that).
 */
export class TrustedInput {
  readonly #client: MarionetteClient;
  readonly #scripts: BrowserScripts;
  /** Input goes to one window at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(client: MarionetteClient, scripts: BrowserScripts) {
    this.#client = client;
    this.#scripts = scripts;
  }

  /** Clicks at a point of the page in the `<browser>` that `find` gives. */
  click(find: string, given: readonly unknown[], point: Point, options: ClickOptions = {}): Promise<void> {
    const { button = 'left', clickCount = 1, modifiers = [] } = options;
    return this.#perform(find, given, (place) => {
      const press = { type: 'pointerDown', button: BUTTONS[button] };
      const release = { type: 'pointerUp', button: BUTTONS[button] };
      const clicks = Array.from({ length: clickCount }, () => [press, release]).flat();
      const move = {
        type: 'pointerMove',
        x: Math.round(place.x + point.x),
        y: Math.round(place.y + point.y),
      };
      // The keys are held down while the pointer, one step behind, clicks.
      const idle = modifiers.map(() => ({ type: 'pause' }));
      const held = modifiers.map((key) => ({ type: 'keyDown', value: keyOf(key) }));
      const released = modifiers.map((key) => ({ type: 'keyUp', value: keyOf(key) }));
      const meanwhile = [move, ...clicks].map(() => ({ type: 'pause' }));
      return [
        { type: 'key', id: 'keyboard', actions: [...held, ...meanwhile, ...released] },
        {
          type: 'pointer',
          id: 'mouse',
          parameters: { pointerType: 'mouse' },
          actions: [...idle, move, ...clicks],
        },
      ];
    });
  }

  /** Presses keys one after the other, each `Enter`, `a`, `Shift+F10` …; the page in the `<browser>` gets the focus first. */
  press(find: string, given: readonly unknown[], keys: readonly string[]): Promise<void> {
    const findAndFocus = `const found = await (async () => {${find}})(); found.focus(); return found;`;
    return this.#perform(findAndFocus, given, () => {
      const actions = keys.flatMap((combination) => {
        const names = combination === '+' ? ['+'] : combination.split('+').map(keyOf);
        const down = names.map((value) => ({ type: 'keyDown', value }));
        return [...down, ...names.toReversed().map((value) => ({ type: 'keyUp', value }))];
      });
      return [{ type: 'key', id: 'keyboard', actions }];
    });
  }

  #perform(
    find: string,
    given: readonly unknown[],
    actionsAt: (place: Place) => readonly object[],
  ): Promise<void> {
    const turn = this.#last.then(async () => {
      const body = `const target = await (async () => {${find}})();${LOCATE}`;
      const place = (await this.#scripts.run(body, ...given)) as Place;
      if (place.windowType === BROWSER_WINDOW) return this.#performHere(actionsAt(place));
      const { value: handle } = (await this.#client.send('WebDriver:GetWindowHandle')) as {
        readonly value: string;
      };
      await this.#switchTo(place.windowType);
      try {
        await this.#performHere(actionsAt(place));
      } finally {
        await this.#client.send('WebDriver:SwitchToWindow', { handle, focus: false });
      }
    });
    // A failed action is its caller's to know about; the next one starts afresh.
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #performHere(actions: readonly object[]): Promise<void> {
    await this.#client.send('WebDriver:PerformActions', { actions });
  }

  /** The toolbox may stand in a window of its own. To give a window the focus would take it from the element in it. */
  async #switchTo(windowType: string): Promise<void> {
    const handles = (await this.#client.send('WebDriver:GetWindowHandles')) as readonly string[];
    for (const handle of handles) {
      await this.#client.send('WebDriver:SwitchToWindow', { handle, focus: false });
      const type = (await this.#client.send('Marionette:GetWindowType')) as { readonly value: string };
      if (type.value === windowType) return;
    }
    throw new Error(`Firefox has no window of the type ${windowType}.`);
  }
}
