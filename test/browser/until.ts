/**
 * Asks `find` until it gives something other than null, undefined or false, and gives that.
 * @throws when `limit` milliseconds have passed; `what` says what never came.
 */
export async function until<Found>(
  find: () => Found | null | undefined | false | Promise<Found | null | undefined | false>,
  what: string,
  limit = 60_000,
): Promise<Found> {
  const end = performance.now() + limit;
  for (;;) {
    const found = await find();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`Waited ${limit} ms for ${what}, which never came.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
