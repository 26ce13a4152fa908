/**
 * Copies text. Call it from a click or a key: both browsers ask for a gesture, and neither for a permission.
 * @throws when the browser refuses both ways.
 */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // The asynchronous clipboard is refused while DevTools' document does not have the focus.
    if (!copyBySelection(text)) throw new Error('The browser did not let the text be copied.');
  }
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.style.cssText = 'position: fixed; inset-block-start: -100vh';
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
