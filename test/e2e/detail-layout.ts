/** What a person sees of one request without a scroll, in pixels of the panel. */
export interface Seen {
  readonly id: string;
  /** What is not as it has to be, in words. */
  readonly problems: readonly string[];
  /** How many words stand in sight once one scrolls: all but code, and what a server could be. */
  readonly words: number;
}

/** The cases to look at, by the id that is their path. */
export interface LayoutRequest {
  readonly ids: readonly string[];
  readonly tallestVerdict: number;
}

/**
 * Chooses each case in turn and measures what is in sight: evaluated in the panel, so that a case takes milliseconds. The sentence is whole, the
 * bar is low, the first row to change and the button are in sight, nothing stands over the edge or over something else, no column is empty, no
 * short value is broken, no sentence is said twice, the toolbar is one row.
 */
export async function measureDetails({ ids, tallestVerdict }: LayoutRequest): Promise<readonly Seen[]> {
  const frames = async (count: number): Promise<void> => {
    for (let frame = 0; frame < count; frame++)
      await new Promise((done) => {
        requestAnimationFrame(done);
      });
  };
  const box = document.querySelector<HTMLInputElement>('input[type=search]');
  const detail = document.querySelector<HTMLElement>('.detail');
  const seen: Seen[] = [];

  /** What draws a detail is loaded at the first one. */
  const drawn = (): Promise<void> =>
    new Promise((done) => {
      const look = (): void => {
        if (document.querySelector('[data-part=verdict]') === null) requestAnimationFrame(look);
        else requestAnimationFrame(() => done());
      };
      look();
    });

  const choose = async (id: string): Promise<boolean> => {
    if (box === null) return false;
    box.value = `/${id}`;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    for (let attempt = 0; attempt < 100; attempt++) {
      await frames(1);
      const names = [...document.querySelectorAll('[role=row] bdi')];
      const row = names.findLast(({ textContent }) => textContent === `/${id}`)?.closest('[role=row]');
      if (row === null || row === undefined) {
        // The list follows its end, and keeps few lines ready that are out of sight.
        document.querySelector('.grid')?.scrollTo(0, 0);
        continue;
      }
      row.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }));
      await frames(2);
      await drawn();
      return true;
    }
    return false;
  };

  const isInSight = (element: Element, frame: DOMRect): boolean => {
    const { top, bottom, left, right, height } = element.getBoundingClientRect();
    const isWithin = top >= frame.top - 1 && bottom <= frame.bottom + 1;
    return height > 0 && isWithin && left >= frame.left - 1 && right <= frame.right + 1;
  };

  // Letters of another font stand a pixel or two over their line; a line that is hidden is taller.
  const isCut = (element: Element | null): boolean =>
    element !== null &&
    (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight + 6);

  const problemsOfBar = (bar: HTMLElement, frame: DOMRect): string[] => {
    const sentence = bar.querySelector('h1');
    const buttons = [...bar.querySelectorAll('button.is-primary')];
    const checks: readonly (readonly [boolean, string])[] = [
      [bar.getBoundingClientRect().height <= tallestVerdict, 'a bar that is too tall'],
      [!isCut(sentence), `a sentence that is cut: ${sentence?.textContent}`],
      [sentence !== null && isInSight(sentence, frame), 'the sentence out of sight'],
      [buttons.length <= 1, 'two things to do in blue'],
      [buttons.length > 0 || !bar.classList.contains('is-blocked'), 'nothing to do'],
      [buttons.every((button) => isInSight(button, frame)), 'the button out of sight'],
      [!isCut(bar.querySelector('.button-label')), `a button that is cut: ${buttons[0]?.textContent}`],
    ];
    return checks.filter(([isFine]) => !isFine).map(([, problem]) => problem);
  };

  /** What stands over something else, by its class. */
  const overlapping = (): string[] => {
    const blocks = [
      ...document.querySelectorAll('.asked, .detail-column > *, .detail-after > *, .detail-page > .more'),
    ].filter(({ className }) => className !== 'detail-after');
    const boxes = blocks.map((block) => block.getBoundingClientRect());
    return blocks
      .filter((_, index) =>
        boxes.some((one, other) => {
          const own = boxes[index];
          if (own === undefined || other >= index || one.height * own.height === 0) return false;
          const width = Math.min(one.right, own.right) - Math.max(one.left, own.left);
          return width > 1 && Math.min(one.bottom, own.bottom) - Math.max(one.top, own.top) > 1;
        }),
      )
      .map(({ className }) => className);
  };

  const hasEmptyColumn = (): boolean => {
    const needed = [...document.querySelectorAll('.asked-needed')];
    return needed.length > 0 && needed.every(({ textContent }) => textContent.trim() === '');
  };

  const isWide = (selector: string): boolean =>
    [...document.querySelectorAll(selector)].some(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
    );

  /** The list of causes numbers its own lines. */
  const hasPlainFolds = (): boolean =>
    [...document.querySelectorAll('.fold > summary')].every((summary) =>
      /^"[▸▾]"$/.test(getComputedStyle(summary, '::before').content),
    );

  /** Values in pieces that would have stood whole on a line. An origin on localhost is as long as that. */
  const broken = (): string[] =>
    [...document.querySelectorAll<HTMLElement>('.asked :is(th, .asked-needed) .asked-value')]
      .filter((value) => {
        const cell = value.closest('th, td');
        if (cell === null) return false;
        const range = document.createRange();
        range.selectNodeContents(value);
        const pieces = [...range.getClientRects()];
        const lines = new Set(pieces.map(({ top }) => Math.round(top)));
        const { paddingLeft, paddingRight } = getComputedStyle(cell);
        const room = cell.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
        const isShort = innerWidth >= 700 && value.innerText.length <= 'http://localhost:65535'.length;
        return (
          lines.size > 1 &&
          value.innerText.trim() !== '' &&
          (isShort || pieces.reduce((sum, { width }) => sum + width, 0) <= room)
        );
      })
      .map(({ innerText }) => innerText);

  const NOT_READ = 'select, pre, textarea, .raw, .visually-hidden, .server-choice';

  /** What is read, element by element: neither code nor what is hidden. */
  const paragraphs = (skipped = NOT_READ): string[] => {
    const found = new Map<Element, string>();
    const texts = document.createTreeWalker(detail ?? document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null) {
      const parent = texts.currentNode.parentElement;
      if (parent === null || !parent.checkVisibility()) continue;
      if (parent.closest(skipped) !== null) continue;
      const block = parent.closest('p, li, dd, dt, td, th, h1, h3, summary, button, label') ?? parent;
      found.set(block, (found.get(block) ?? '') + texts.currentNode.nodeValue);
    }
    return [...found.values()];
  };

  const wordsOf = (text: string): number => text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;

  const twice = (): string[] => {
    // Each hop has its own row of the same thing.
    const sentences = paragraphs(`${NOT_READ}, .asked`)
      .flatMap((text) => text.split(/(?<=[.?!])\s+/))
      .map((text) => text.trim())
      .filter((text) => wordsOf(text) >= 5);
    return sentences.filter((one, index) => sentences.indexOf(one) < index);
  };

  const problemsOf = (): string[] => {
    const bar = document.querySelector<HTMLElement>('[data-part=verdict]');
    if (detail === null || bar === null) return ['no verdict'];
    detail.scrollTop = 0;
    const frame = detail.getBoundingClientRect();
    const bad = document.querySelector('[data-part=asked] :is([data-state=missing], [data-state=wrong])');
    const cells = [...document.querySelectorAll('[data-part=asked] :is(td, th)')];
    const below = (bad?.getBoundingClientRect().bottom ?? 0) - frame.bottom;
    const checks: readonly (readonly [boolean, string])[] = [
      [detail.scrollWidth <= detail.clientWidth, 'a detail wider than its frame'],
      [document.documentElement.scrollWidth <= innerWidth, 'a panel wider than its frame'],
      [document.documentElement.scrollHeight <= innerHeight, 'a panel higher than its frame'],
      [!isWide('.list'), 'a list wider than its frame'],
      [(document.querySelector('.toolbar')?.clientHeight ?? Infinity) <= 30, 'a toolbar of two rows'],
      [bad === null || isInSight(bad, frame), `the first row to change out of sight by ${below} pixels`],
      [!cells.some((cell) => cell.scrollWidth > cell.clientWidth), 'a cell that overflows'],
      [overlapping().length === 0, `one thing over another: ${overlapping().join()}`],
      [broken().length === 0, `a value in pieces: ${broken().join()}`],
      [twice().length === 0, `said twice: ${twice().join()}`],
      [!hasEmptyColumn(), 'a column without anything in it'],
      [hasPlainFolds(), 'a fold whose mark lies over its words'],
    ];
    return [
      ...problemsOfBar(bar, frame),
      ...checks.filter(([isFine]) => !isFine).map(([, problem]) => problem),
    ];
  };

  for (const id of ids) {
    const isChosen = await choose(id);
    const words = paragraphs().reduce((sum, text) => sum + wordsOf(text), 0);
    seen.push({ id, problems: isChosen ? problemsOf() : ['no such row'], words });
  }
  if (box !== null) {
    box.value = '';
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return seen;
}
