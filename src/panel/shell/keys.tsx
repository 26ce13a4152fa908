import { useEffect, useRef } from 'preact/hooks';
import { KEYS } from '../../explain/interface/keys.ts';

/** The popover's id: a button may open it as well. */
export const KEYS_ID = 'keys';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input:is([type=search],[type=text]),textarea,select');

/** All keys of the tab, which `?` shows from anywhere. Escape, `?` and a click outside close them, and the focus returns. */
export function Keys() {
  const popover = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      popover.current?.togglePopover();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <div
      ref={popover}
      class="settings keys"
      id={KEYS_ID}
      popover="auto"
      role="dialog"
      aria-label="Keys"
      tabIndex={-1}
      // DevTools takes Escape for its drawer, and keeps the browser from closing the popover.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      onToggle={(event) => event.newState === 'open' && event.currentTarget.focus()}
    >
      <h2>Keys</h2>
      <dl>
        {KEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
