import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';

/** Below this width the list stands above the detail. The style sheets have the same number. */
const NARROW = '(width < 600px)';

/** Docked at the bottom, as DevTools opens: a few rows of a table are all that is seen. */
const SHORT = '(height < 400px)';

/** Whether the panel is as a media query says, as a signal. */
function useMedia(media: string): ReadonlySignal<boolean> {
  const query = useMemo(() => window.matchMedia(media), [media]);
  const matches = useSignal(query.matches);
  useEffect(() => {
    const follow = (): void => {
      matches.value = query.matches;
    };
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query, matches]);
  return matches;
}

/** Whether the panel is narrow. */
export const useNarrow = (): ReadonlySignal<boolean> => useMedia(NARROW);

/** Whether the panel is low. */
export const useShort = (): ReadonlySignal<boolean> => useMedia(SHORT);
