/** Where the third download of the panel begins. */
export { OpenButton, Opening } from './components/opening.tsx';
export { Paste, PasteButton } from './components/paste.tsx';
export { createTools } from './model/tools.ts';
