import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isAtEnd, scrollTopFor, windowOf, type ListGeometry, type ListWindow } from '../model/window.ts';

/** Height of every row in pixels; the style sheet has the same number. */
export const ROW_HEIGHT = 40;

const OVERSCAN = 6;

export interface Viewport {
  readonly element: RefObject<HTMLDivElement | null>;
  readonly window: ListWindow;
  /** Rows that fit. */
  readonly page: number;
  readonly onScroll: () => void;
  readonly reveal: (index: number) => void;
}

/** Which rows a scrolling element shows, and how it follows the end. Draws again only when other rows come into view. */
export function useViewport(rowCount: number, revision: ReadonlySignal<number>): Viewport {
  const element = useRef<HTMLDivElement>(null);
  const firstRow = useSignal(0);
  const height = useSignal(0);
  const isFollowing = useRef(true);

  // Read whether following or not, so that leaving the end draws.
  const first = firstRow.value;

  const geometry = (): ListGeometry => ({
    rowCount,
    rowHeight: ROW_HEIGHT,
    // At the end the place is known before the browser has scrolled there: one drawing a frame instead of two.
    scrollTop: isFollowing.current ? rowCount * ROW_HEIGHT : first * ROW_HEIGHT,
    viewportHeight: height.value + ROW_HEIGHT,
    overscan: OVERSCAN,
  });

  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => {
      height.value = current.clientHeight;
      if (isFollowing.current) current.scrollTop = current.scrollHeight;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [height]);

  useLayoutEffect(() => {
    const { current } = element;
    if (current !== null && isFollowing.current) current.scrollTop = current.scrollHeight;
  }, [rowCount, revision.value]);

  return {
    element,
    window: windowOf(geometry()),
    page: Math.max(1, Math.floor(height.value / ROW_HEIGHT) - 1),
    onScroll: () => {
      const { current } = element;
      if (current === null) return;
      const wasFollowing = isFollowing.current;
      isFollowing.current = isAtEnd(current.scrollTop, current.clientHeight, current.scrollHeight);
      if (!wasFollowing || !isFollowing.current) firstRow.value = Math.floor(current.scrollTop / ROW_HEIGHT);
    },
    reveal: (index) => {
      const { current } = element;
      if (current === null) return;
      const { scrollTop, clientHeight } = current;
      current.scrollTop = scrollTopFor(index, { ...geometry(), scrollTop, viewportHeight: clientHeight });
    },
  };
}
