import type { RequestBody } from '../exchange/entry-record.ts';
import { REDACTED, redactPairs, redactText } from './redact.ts';
import { isSecretParameter } from './secret-names.ts';

/** Deeper nesting is left out rather than walked: the page chooses the depth. */
const DEEPEST = 50;

function redactString(text: string, depth: number): string {
  const inner = parsed(text);
  return typeof inner === 'object' && inner !== null
    ? JSON.stringify(redactValue(inner, depth + 1))
    : redactText(text);
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactString(value, depth);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return REDACTED;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      isSecretParameter(name) ? REDACTED : redactValue(item, depth + 1),
    ]),
  );
}

/** What a text is as JSON; undefined when it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** JSON without the space between its parts. */
const withoutSpace = (text: string): string =>
  text.replaceAll(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part.startsWith('"') ? part : ''));

/**
 * JSON without the values of secret fields. It is written anew unless it says exactly what was read: of a name that stands twice, or in
 * escapes, a reader sees less than there is. A text that cannot be read may hold anything, so nothing of it is shown.
 */
function redactJson(text: string): string {
  const value = parsed(text);
  if (value === undefined) return REDACTED;
  const redacted = JSON.stringify(redactValue(value, 0));
  return withoutSpace(text) === redacted ? text : redacted;
}

/** Whether any name of a secret stands in a text whose form is not known. */
const namesSecret = (text: string): boolean => text.split(/[^A-Za-z0-9_-]+/).some(isSecretParameter);

/** The text of a request body without the values of secret fields. Total. */
export function redactBody({ mimeType, text }: RequestBody): string {
  const type = mimeType.toLowerCase();
  if (type.includes('json')) return redactJson(text);
  if (type.startsWith('application/x-www-form-urlencoded')) return redactPairs(text);
  if (parsed(text) !== undefined) return redactJson(text);
  return namesSecret(text) ? REDACTED : redactText(text);
}
