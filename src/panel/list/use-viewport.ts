import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isAtEnd, scrollTopFor, windowOf, type ListGeometry, type ListWindow } from './row-window.ts';

/** Height of every row in pixels; the style sheet has the same number. */
export const ROW_HEIGHT = 40;

const OVERSCAN = 6;

/** Instead of the first row in view while the list follows its end: leaving the end is a change, wherever it leads. */
const AT_END = -1;

export interface Viewport {
  readonly element: RefObject<HTMLDivElement | null>;
  readonly window: ListWindow;
  /** Rows that fit. */
  readonly page: number;
  readonly onScroll: () => void;
  readonly reveal: (index: number) => void;
}

interface Parts {
  readonly rowCount: number;
  /** Tells that rows came, went or changed. */
  readonly revision: ReadonlySignal<number>;
  /** Whether the list may follow its end. Not while a row is chosen that would move away from under the pointer. */
  readonly mayFollow: boolean;
}

/** Which rows a scrolling element shows, and how it follows the end. Draws again only when other rows come into view. */
export function useViewport({ rowCount, revision, mayFollow }: Parts): Viewport {
  const element = useRef<HTMLDivElement>(null);
  /** Tells that other rows come into view. */
  const firstRow = useSignal(AT_END);
  const height = useSignal(0);
  const wasAtEnd = useRef(true);
  /** Where the element is scrolled to, known without asking it: an answer would cost a layout. */
  const top = useRef(0);

  const isFollowing = wasAtEnd.current && mayFollow;
  void firstRow.value;

  const geometry = (): ListGeometry => ({
    rowCount,
    rowHeight: ROW_HEIGHT,
    // At the end the place is known before the browser has scrolled there: one drawing a frame instead of two.
    scrollTop: isFollowing ? rowCount * ROW_HEIGHT : top.current,
    viewportHeight: height.value + ROW_HEIGHT,
    overscan: OVERSCAN,
  });

  const follow = (list: HTMLDivElement): void => {
    const end = Math.max(0, rowCount * ROW_HEIGHT - height.peek());
    if (end === top.current) return;
    top.current = end;
    list.scrollTop = end;
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
    const { current } = element;
    if (current === null) return;
    if (isFollowing) {
      follow(current);
      firstRow.value = AT_END;
    } else {
      // Rows that came meanwhile are below: letting go of the chosen one must not jump there.
      wasAtEnd.current = isAtEnd(top.current, height.peek(), rowCount * ROW_HEIGHT);
      firstRow.value = Math.floor(top.current / ROW_HEIGHT);
    }
  }, [rowCount, revision.value, height.value, isFollowing]);

  return {
    element,
    window: windowOf(geometry()),
    page: Math.max(1, Math.floor(height.value / ROW_HEIGHT) - 1),
    onScroll: () => {
      const { current } = element;
      if (current === null) return;
      top.current = current.scrollTop;
      wasAtEnd.current = isAtEnd(top.current, height.peek(), rowCount * ROW_HEIGHT);
      if (!isFollowing || !wasAtEnd.current) firstRow.value = Math.floor(top.current / ROW_HEIGHT);
    },
    reveal: (index) => {
      const { current } = element;
      if (current === null) return;
      const { scrollTop, clientHeight } = current;
      current.scrollTop = scrollTopFor(index, { ...geometry(), scrollTop, viewportHeight: clientHeight });
    },
  };
}
