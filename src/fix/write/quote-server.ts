/** Words of server configurations and shells. Each says what it cannot hold; targets refuse that before. */

/** A word of a POSIX shell in single quotes. Total. */
export const shellString = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const escapeQuotes = (text: string): string => text.replaceAll(/["\\]/g, String.raw`\$&`);

/** The value of Apache's `Header`, which reads `%` as the start of a variable. Apache expands `${NAME}`, which nothing escapes. */
export const apacheHeaderValue = (text: string): string => `"${escapeQuotes(text.replaceAll('%', '%%'))}"`;

/** A pattern of Apache that matches exactly `text`, which must not hold a backslash; `${NAME}` is expanded here, too. */
export const apachePattern = (text: string): string =>
  String.raw`"^\Q${text.replaceAll('"', String.raw`\"`)}\E$"`;

/** A token of a Caddyfile. Caddy expands `{placeholders}`, which it does not let a matcher escape. */
export const caddyString = (text: string): string => `"${text.replaceAll('"', String.raw`\"`)}"`;

/** An argument of HAProxy, where `$` starts a variable within quotes. */
export const haproxyString = (text: string): string => `"${text.replaceAll(/["\\$]/g, String.raw`\$&`)}"`;

/** The same where HAProxy expects a log format, in which `%` starts a variable. */
export const haproxyFormat = (text: string): string => haproxyString(text.replaceAll('%', '%%'));

/** A string of lighttpd, where a backslash escapes the quote and nothing else: none may stand at the end. Origins and header names hold none. */
export const lighttpdString = (text: string): string => `"${text.replaceAll('"', String.raw`\"`)}"`;

/** A VCL string. VCL knows no escapes: a text with a quote needs the long form, whose end `"}` it must not hold. */
export const vclString = (text: string): string => (text.includes('"') ? `{"${text}"}` : `"${text}"`);
