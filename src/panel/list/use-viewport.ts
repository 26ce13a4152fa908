import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LineHeights, LineLayout } from './line-layout.ts';
import {
  heightOf,
  isAtEnd,
  isInView,
  scrollTopFor,
  windowOf,
  type ListGeometry,
  type ListWindow,
} from './row-window.ts';

const TWO_LINES: LineHeights = { header: 24, row: 40 };
const ONE_LINE: LineHeights = { header: 22, row: 22 };

/** A lower list shows each request on one line: docked at its usual height, DevTools leaves 230 pixels. */
const LOWEST_WITH_TWO_LINES = 260;

const OVERSCAN = 6;

/** While the list follows its end, nobody scrolls: each line that is kept ready is drawn anew with every request. */
const OVERSCAN_AT_END = 2;

/** Instead of the first line in view while the list follows its end: leaving the end is a change, wherever it leads. */
const AT_END = -1;

export interface Viewport {
  readonly element: RefObject<HTMLDivElement | null>;
  readonly window: ListWindow;
  /** Whether requests stand on one line each. */
  readonly isDense: boolean;
  /** Lines that fit. */
  readonly page: number;
  readonly isInView: (line: number) => boolean;
  readonly onScroll: () => void;
  readonly reveal: (line: number) => void;
}

interface Parts {
  readonly layout: LineLayout;
  /** Tells that lines came, went or changed. */
  readonly revision: ReadonlySignal<number>;
  /** Whether the list may follow its end. Not while a row is chosen that would move away from under the pointer. */
  readonly mayFollow: boolean;
  /** What tells a line from others, and finds it again when lines came or went above it. */
  readonly keyAt: (line: number) => string | null;
  readonly lineOfKey: (key: string) => number;
}

/** The first line in view, and how much of it is above. */
interface Anchor {
  readonly key: string;
  readonly offset: number;
}

/** Where the element is scrolled to, known without asking it: an answer would cost a layout. */
function useScrolling(element: RefObject<HTMLDivElement | null>) {
  const top = useRef(0);
  /** Whether the element is not there yet. */
  const isBehind = useRef(false);

  const scroll = (): void => {
    if (!isBehind.current) return;
    isBehind.current = false;
    if (element.current !== null) element.current.scrollTop = top.current;
  };

  /** The element follows when all parts of the panel are drawn: to scroll it costs a layout, and what is drawn after that another one. */
  const scrollTo = (place: number): void => {
    if (place === top.current) return;
    top.current = place;
    if (!isBehind.current) queueMicrotask(scroll);
    isBehind.current = true;
  };

  return { top, scroll, scrollTo };
}

/** Which lines a scrolling element shows, and how it follows the end. Draws again only when other lines come into view. */
export function useViewport({ layout, revision, mayFollow, keyAt, lineOfKey }: Parts): Viewport {
  const element = useRef<HTMLDivElement>(null);
  /** Tells that other lines come into view. */
  const firstLine = useSignal(AT_END);
  const height = useSignal(0);
  const wasAtEnd = useRef(true);
  const { top, scroll, scrollTo } = useScrolling(element);
  const anchor = useRef<Anchor | null>(null);

  const isFollowing = wasAtEnd.current && mayFollow;
  void firstLine.value;
  const isDense = height.value > 0 && height.value < LOWEST_WITH_TWO_LINES;
  const heights = isDense ? ONE_LINE : TWO_LINES;
  const listHeight = heightOf({ layout, heights });

  const geometry = (): ListGeometry => ({
    layout,
    heights,
    // At the end the place is known before the browser has scrolled there: one drawing a frame instead of two.
    scrollTop: isFollowing ? listHeight : top.current,
    viewportHeight: height.value + heights.row,
    overscan: isFollowing ? OVERSCAN_AT_END : OVERSCAN,
  });

  const remember = (): void => {
    const line = layout.lineAt(top.current, heights);
    const key = top.current === 0 ? null : keyAt(line);
    anchor.current = key === null ? null : { key, offset: top.current - layout.topOf(line, heights) };
  };

  /** Keeps what is in view where it is when lines come or go above it. */
  const hold = (): void => {
    const line = anchor.current === null ? -1 : lineOfKey(anchor.current.key);
    if (line < 0 || anchor.current === null) return;
    scrollTo(layout.topOf(line, heights) + anchor.current.offset);
  };

  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => {
      height.value = current.clientHeight;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [height]);

  useLayoutEffect(() => {
    if (element.current === null) return;
    if (isFollowing) {
      scrollTo(Math.max(0, listHeight - height.peek()));
      firstLine.value = AT_END;
    } else {
      hold();
      // Rows that came meanwhile are below: letting go of the chosen one must not jump there.
      wasAtEnd.current = isAtEnd(top.current, height.peek(), listHeight);
      firstLine.value = layout.lineAt(top.current, heights);
    }
  }, [layout, revision.value, height.value, isFollowing]);

  return {
    element,
    isDense,
    window: windowOf(geometry()),
    page: Math.max(1, Math.floor(height.value / heights.row) - 1),
    isInView: (line) => isInView(line, { ...geometry(), viewportHeight: height.value }),
    onScroll: () => {
      const { current } = element;
      if (current === null) return;
      top.current = current.scrollTop;
      remember();
      wasAtEnd.current = isAtEnd(top.current, height.peek(), listHeight);
      if (!isFollowing || !wasAtEnd.current) firstLine.value = layout.lineAt(top.current, heights);
    },
    reveal: (line) => {
      const { current } = element;
      if (current === null) return;
      scroll();
      const { scrollTop, clientHeight } = current;
      current.scrollTop = scrollTopFor(line, { ...geometry(), scrollTop, viewportHeight: clientHeight });
    },
  };
}
