interface Message {
  readonly headers: readonly { readonly name: string }[];
  readonly cookies: readonly unknown[];
}

interface Entry {
  readonly request: Message;
  readonly response: Message;
}

const SENSITIVE = /^(?:cookie|set-cookie|authorization)$/i;

const cleared = (message: Message): Message => ({
  ...message,
  headers: message.headers.filter(({ name }) => !SENSITIVE.test(name)),
  cookies: [],
});

/** A HAR as DevTools exports it unless one asks for sensitive data: without cookies and authorization. */
export function sanitized(har: string): string {
  const { log } = JSON.parse(har) as { readonly log: { readonly entries: readonly Entry[] } };
  const entries = log.entries.map((entry) => ({
    ...entry,
    request: cleared(entry.request),
    response: cleared(entry.response),
  }));
  return JSON.stringify({ log: { ...log, entries } });
}
