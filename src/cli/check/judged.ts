import { type Check, passes, passesEverywhere, ENGINES } from '../../check/check.ts';

/** A check with what was expected of it. */
export interface Judged {
  readonly check: Check;
  readonly mustPass: boolean;
}

/** What must not pass must not pass in any engine. */
export const isAsExpected = ({ check, mustPass }: Judged): boolean =>
  mustPass ? passesEverywhere(check) : !ENGINES.some((engine) => passes(check.verdicts[engine]));

/** Which request it was: `PUT as https://app.example.com with x-token`. */
export function nameOf({ request: { method, origin, headers, credentials } }: Check): string {
  const names = headers.map(({ name }) => name).join(', ');
  return `${method} as ${origin}${names === '' ? '' : ` with ${names}`}${credentials ? ', with credentials' : ''}`;
}
