/** The menu leads to it: the element, and the name of its fold. */
export const WRONG_ANSWER_ID = 'wrong-answer';

/** Space that stays above what is brought into view, in pixels. */
const MARGIN = 8;

/**
 * Brings an element of the detail to its top, below the bar that stays there, and gives it the keyboard. Only the detail is scrolled:
 * `scrollIntoView` would move everything around it, too, even what has no scroll bar.
 */
export function reveal(id: string): void {
  const element = document.getElementById(id);
  const scroller = element?.closest('.detail') ?? null;
  if (element === null || scroller === null) return;
  const bar = scroller.querySelector('.verdict')?.getBoundingClientRect().height ?? 0;
  const place = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTop += place - bar - MARGIN;
  element.focus({ preventScroll: true });
}
