import { GRANTED, PAGE, passing } from '../logs/http-log.ts';

/** A fault as people report it, reduced to what tells. */
export interface ReportedFault {
  readonly title: string;
  /** The causes that name it, the best name first. */
  readonly causes: readonly string[];
  /** Its last exchange met the fault. */
  readonly log: string;
}

/** An answer at another address of the server, which lets the page in. */
export const granted = (extra = ''): string =>
  passing(`${GRANTED}${extra}`, { url: 'https://api.example/else' });

/** What a layer answers to a preflight that allows little. */
export const LISTED = `204 No Content\nAccess-Control-Allow-Origin: ${PAGE}\nAccess-Control-Allow-Methods: GET,HEAD,PUT,PATCH,POST,DELETE\nAccess-Control-Allow-Headers: content-type`;

/** A fault, with its causes as one text. */
export const fault = (title: string, causes: string, log: string): ReportedFault => ({
  title,
  causes: causes.split(' '),
  log,
});
