/** Why entries are not in the log. `unreadable`: not in the form of a HAR entry · `too-many`: the oldest made room for newer ones. */
export type DropReason = 'unreadable' | 'too-many';

/** How many entries were dropped and why, for the status bar; '' for none. */
export const droppedText = (count: number, reason: DropReason): string => `${count} ${reason}`;
