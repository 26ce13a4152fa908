import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';

/** Below this width the list stands above the detail. The style sheets have the same number. */
const NARROW = '(width < 600px)';

/** Whether the panel is narrow, as a signal. */
export function useNarrow() {
  const query = useMemo(() => window.matchMedia(NARROW), []);
  const narrow = useSignal(query.matches);
  useEffect(() => {
    const follow = (): void => {
      narrow.value = query.matches;
    };
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query, narrow]);
  return narrow;
}
