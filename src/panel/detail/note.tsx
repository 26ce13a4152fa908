import type { ComponentChildren } from 'preact';
import { Icon } from '../parts/icon.tsx';

interface Props {
  readonly isWarning?: boolean;
  readonly children: ComponentChildren;
}

/** One line of a list of things worth knowing. */
export function Note({ isWarning = false, children }: Props) {
  return (
    <li class={`note ${isWarning ? '' : 'is-plain'}`}>
      <Icon name={isWarning ? 'warning' : 'info'} />
      <div>{children}</div>
    </li>
  );
}
