import { plural } from './compose.ts';

/** Why entries are not in the log. `unreadable`: not in the form of a HAR entry · `too-many`: the oldest made room for newer ones. */
export type DropReason = 'unreadable' | 'too-many';

/** How many entries were dropped and why, for the status bar; '' for none. */
export function droppedText(count: number, reason: DropReason): string {
  if (count <= 0) return '';
  const verb = count === 1 ? 'was' : 'were';
  switch (reason) {
    case 'unreadable':
      return `${plural(count, 'entry', 'entries')} could not be read and ${verb} left out`;
    case 'too-many':
      return `${plural(count, 'older request')} ${verb} dropped to make room`;
  }
}
