import { plural } from '../compose.ts';

/** Why entries are not in the log. `unreadable`: not in the form of a HAR entry · `too-many`: the oldest made room for newer ones. */
export type Loss = 'unreadable' | 'too-many';

/** How many entries were dropped and why, for a status line; '' for none. */
export function droppedText(count: number, loss: Loss): string {
  if (count <= 0) return '';
  const were = count === 1 ? 'was' : 'were';
  switch (loss) {
    case 'unreadable':
      return `${plural(count, 'entry', 'entries')} could not be read and ${were} left out`;
    case 'too-many':
      return `${plural(count, 'older request')} ${were} dropped to make room`;
  }
}
