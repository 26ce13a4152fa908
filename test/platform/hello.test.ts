import { afterEach, expect, it, vi } from 'vitest';
import { onHello, sayHello } from '../../src/platform/hello.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** From here on, the page is one of the toolbox that inspects this tab. */
const inspect = (tabId: number): void => {
  vi.stubGlobal('chrome', { devtools: { inspectedWindow: { tabId } } });
};

it('is heard by the devtools page of the same tab, and by no other', async () => {
  const heard = vi.fn<() => void>();
  inspect(7);
  onHello(heard);
  // Messages come in order: the second one proves that the first was not for this page.
  const other = new BroadcastChannel('panel');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is within one origin
  other.postMessage(8);
  sayHello();
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  other.close();
  expect(heard).toHaveBeenCalledOnce();
});
