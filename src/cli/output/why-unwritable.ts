/** The code that Node gives an error (`ENOSPC`). */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';

/** Why something could not be written, by that code, and what to do. */
export function whyUnwritable(code: string): string {
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return 'there is no space left for it. Free some, and run this again.';
  if (code === 'EFBIG') return 'the file becomes too large. Write it elsewhere.';
  if (code === 'ENOENT') return 'its folder does not exist. Make it, or write elsewhere.';
  if (code === 'EISDIR') return 'this is a folder. Name a file in it.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return 'writing there is not allowed. Write it elsewhere.';
  return `it cannot be written (${code}). Write it elsewhere.`;
}
