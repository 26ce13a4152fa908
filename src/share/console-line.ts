import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { ShareOptions } from './options.ts';
import { redactText } from './redact.ts';

/** The browser's line about a request as it may be shown to others; null where it prints none. Secrets are redacted unless asked for. */
export function sharedConsoleLine(
  { consoleMessage }: Diagnosed,
  { includeSecrets = false }: ShareOptions = {},
): string | null {
  return consoleMessage === null || includeSecrets ? consoleMessage : redactText(consoleMessage);
}
