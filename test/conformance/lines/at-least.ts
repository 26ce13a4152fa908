/** A short run is no worse for the one or two that a long one may lose as well. */
const FEW = 2;

/** So many of `all` must be right where `share` of them are in a long run. */
export const atLeast = (share: number, all: number): number =>
  all - Math.max(FEW, Math.ceil(all * (1 - share)));
