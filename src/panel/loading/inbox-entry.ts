/** Where the third download of the panel begins. */
export { OpenButton, Opening } from '../har/opening.tsx';
export { Paste, PasteButton } from '../decode/paste.tsx';
export { createInbox } from './inbox.ts';
