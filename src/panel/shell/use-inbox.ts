import { useShell } from './context.tsx';
import type { LoadedInbox } from './late-parts.ts';

/** The inbox, for what is drawn only once it is loaded. */
export function useInbox(): LoadedInbox {
  const inbox = useShell().inbox.value;
  if (inbox === null) throw new Error('A part of the inbox is drawn before it was loaded');
  return inbox;
}
