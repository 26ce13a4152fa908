/** One request that a Content-Security-Policy kept back, as the browser reported it. */
export interface PolicyReport {
  readonly url: string;
  readonly directive: string;
}

/**
 * Evaluated in the page when somebody asks: what its Content-Security-Policy blocked so far. Chromium keeps reports for whoever observes later, and
 * hands them over a moment after it was asked first: the second answer has them.
 */
export function readPolicyReports(): readonly PolicyReport[] {
  const KEY = Symbol.for('cors-lens-reports');
  const MOST = 100;
  type View = Window & typeof globalThis & { [KEY]?: PolicyReport[] };
  interface Report {
    readonly type: string;
    readonly body: {
      readonly blockedURL?: string;
      readonly effectiveDirective?: string;
      readonly disposition?: string;
    };
  }
  type Observer = new (
    callback: (reports: readonly Report[]) => void,
    options: { readonly types: readonly string[]; readonly buffered: boolean },
  ) => { readonly observe: () => void };
  const view = window as View & { readonly ReportingObserver?: Observer };
  const known = view[KEY];
  if (known !== undefined) return known;
  const reports: PolicyReport[] = [];
  Object.defineProperty(view, KEY, { value: reports });
  if (view.ReportingObserver === undefined) return reports;
  const keep = (all: readonly Report[]): void => {
    for (const { body } of all)
      if (body.disposition === 'enforce' && reports.length < MOST)
        reports.push({ url: body.blockedURL ?? '', directive: body.effectiveDirective ?? '' });
  };
  new view.ReportingObserver(keep, { types: ['csp-violation'], buffered: true }).observe();
  return reports;
}
