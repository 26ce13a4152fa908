/** What a person sees of one request without a scroll, in pixels of the panel. */
export interface Seen {
  readonly id: string;
  /** What is not as it has to be, in words. */
  readonly problems: readonly string[];
}

/** The cases to look at, by the id that is their path. */
export interface LayoutRequest {
  readonly ids: readonly string[];
  readonly tallestVerdict: number;
}

/**
 * Chooses each case in turn and measures what is in sight: evaluated in the panel, so that a case takes milliseconds. The sentence is whole, the
 * bar is low, the first row to change and the button are in sight, nothing stands over the edge, the toolbar is one row.
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

  const choose = async (id: string): Promise<boolean> => {
    if (box === null) return false;
    box.value = `/${id}`;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    for (let attempt = 0; attempt < 100; attempt++) {
      await frames(1);
      const names = [...document.querySelectorAll('[role=row] bdi')];
      const row = names.findLast(({ textContent }) => textContent === `/${id}`)?.closest('[role=row]');
      if (row === null || row === undefined) continue;
      row.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }));
      await frames(2);
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
      [(document.querySelector('.toolbar')?.clientHeight ?? Infinity) <= 30, 'a toolbar of two rows'],
      [bad === null || isInSight(bad, frame), `the first row to change out of sight by ${below} pixels`],
      [!cells.some((cell) => cell.scrollWidth > cell.clientWidth), 'a cell that overflows'],
    ];
    return [
      ...problemsOfBar(bar, frame),
      ...checks.filter(([isFine]) => !isFine).map(([, problem]) => problem),
    ];
  };

  for (const id of ids) {
    const isChosen = await choose(id);
    seen.push({ id, problems: isChosen ? problemsOf() : ['no such row'] });
  }
  if (box !== null) {
    box.value = '';
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return seen;
}
