/** Where the second download of the panel begins: what pairs and judges requests, and words their rows. */
export { createRowWriter } from '../list/row-writer.ts';
