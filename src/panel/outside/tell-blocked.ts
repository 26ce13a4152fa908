import { effect, signal } from '@preact/signals';
import type { PanelAdapter } from '../adapter.ts';
import type { Requests } from '../list/requests.ts';

/** Tells the devtools page, for the icon, how many requests are blocked while they are judged here: it need not judge them, too. */
export function tellBlocked(
  { inspected, onVisible }: Pick<PanelAdapter, 'inspected' | 'onVisible'>,
  { counts, isRead }: Pick<Requests, 'counts' | 'isRead'>,
): void {
  if (inspected === null) return;
  const isVisible = signal(false);
  let told: number | null = null;
  onVisible((visible) => {
    isVisible.value = visible;
  });
  effect(() => {
    const { all, blocked } = counts.value;
    // Until there are requests nobody counts.
    const count = isVisible.value && isRead.value && (all > 0 || told !== null) ? blocked : null;
    if (count === told) return;
    told = count;
    void inspected().then((page) => page.tellBlocked(count));
  });
}
