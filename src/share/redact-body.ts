import type { RequestBody } from '../exchange/entry-record.ts';
import { isSecretParameter, REDACTED, redactPairs } from './redact.ts';

/** Deeper nesting is left out rather than walked: the page chooses the depth. */
const DEEPEST = 50;

function redactValue(value: unknown, depth: number): unknown {
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

/** JSON without the values of secret fields; a JSON text that cannot be read may hold anything, so nothing of it is shown. */
function redactJson(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    const redacted = JSON.stringify(redactValue(value, 0));
    return redacted === JSON.stringify(value) ? text : redacted;
  } catch {
    return REDACTED;
  }
}

/** Whether any name of a secret stands in a text whose form is not known. */
const namesSecret = (text: string): boolean => text.split(/[^A-Za-z0-9_-]+/).some(isSecretParameter);

/** The text of a request body without the values of secret fields. Total. */
export function redactBody({ mimeType, text }: RequestBody): string {
  const type = mimeType.toLowerCase();
  if (type.includes('json')) return redactJson(text);
  if (type.startsWith('application/x-www-form-urlencoded')) return redactPairs(text);
  return namesSecret(text) ? REDACTED : text;
}
