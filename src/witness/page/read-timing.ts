/** What `readTiming` gives: see there. Whoever gets it from a page checks it. */
export interface TimingAnswer {
  /** When the top document began. */
  readonly since: number;
  /** For each URL that was asked for: start, end and status of each of its loads, one after the other. null: too many, or some were lost. */
  readonly loads: readonly (readonly number[] | null)[];
}

/**
 * Evaluated in the page: the loads of some URLs as its top document and the frames of its origin measured them. It is sent as its text, so that it
 * refers to nothing outside. A list of the browser's own ends at 250 loads; the observer that is left in each document goes on.
 */
export function readTiming(urls: readonly string[]): TimingAnswer {
  const MOST_LOADS = 20_000;
  const MOST_OF_ONE_URL = 64;
  const MOST_FRAMES = 50;
  const KEY = Symbol.for('cors-lens-timing');
  interface Kept {
    readonly byUrl: Map<string, number[]>;
    readonly update: () => void;
    count: number;
  }
  type View = Window & typeof globalThis & { [KEY]?: Kept };

  const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? url;

  const observe = (view: View): Kept => {
    const begin = view.performance.timeOrigin;
    const keep = (entries: PerformanceEntryList): void => {
      for (const entry of entries as PerformanceResourceTiming[]) {
        if (++kept.count > MOST_LOADS) return;
        const url = withoutFragment(entry.name);
        const loads = kept.byUrl.get(url);
        const load = [
          begin + entry.startTime,
          begin + entry.startTime + entry.duration,
          entry.responseStatus,
        ];
        if (loads === undefined) kept.byUrl.set(url, load);
        else if (loads.length < 3 * MOST_OF_ONE_URL + 3) loads.push(...load);
      }
    };
    const observer = new view.PerformanceObserver((list) => keep(list.getEntries()));
    const kept: Kept = { byUrl: new Map(), update: () => keep(observer.takeRecords()), count: 0 };
    keep(view.performance.getEntriesByType('resource'));
    observer.observe({ type: 'resource' });
    Object.defineProperty(view, KEY, { value: kept });
    return kept;
  };

  const documents: Kept[] = [];
  const visit = (view: View): void => {
    if (documents.length >= MOST_FRAMES) return;
    try {
      const kept = view[KEY] ?? observe(view);
      kept.update();
      documents.push(kept);
    } catch {
      // A frame of another origin.
      return;
    }
    for (let index = 0; index < view.length; index++) visit(view[index] as View);
  };
  visit(window as View);

  const isWhole = documents.every(({ count }) => count <= MOST_LOADS);
  return {
    since: performance.timeOrigin,
    loads: urls.map((url) => {
      const loads = documents.flatMap(({ byUrl }) => byUrl.get(url) ?? []);
      return isWhole && loads.length <= 3 * MOST_OF_ONE_URL ? loads : null;
    }),
  };
}
