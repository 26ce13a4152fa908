import { useEffect } from 'preact/hooks';
import { useShell } from './context.tsx';
import { Icon } from '../parts/icon.tsx';

/** How long a confirmation stays, in milliseconds. */
const SHOWN_FOR = 2500;

/** Says what was copied, to the eye and to screen readers. */
export function Toast() {
  const { latest, dismiss } = useShell().model.notices;
  const notice = latest.value;

  useEffect(() => {
    if (notice === null) return undefined;
    const timer = setTimeout(() => dismiss(notice.number), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);

  return (
    <div class="toast-region" role="status" aria-live="polite">
      {notice !== null && (
        <div key={notice.number} class="toast">
          <Icon name={notice.failed ? 'warning' : 'allowed'} />
          {notice.text}
        </div>
      )}
    </div>
  );
}
