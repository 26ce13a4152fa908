/** How long a download may take to begin, in milliseconds: then the text is let go. */
const UNTIL_BEGUN = 60_000;

/** Saves a page among the downloads. Call it from a click. It needs no permission: the file is the page's own. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), UNTIL_BEGUN);
}
