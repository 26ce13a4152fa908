import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { PASTED_HEADERS } from '../../explain/message/message-page.ts';
import type { PanelModel } from '../app/panel-model.ts';
import { createDetail } from '../detail/detail-model.ts';
import { Page } from '../detail/detail-page.tsx';
import { Icon } from '../parts/icon.tsx';
import { type Shell, ShellProvider, useDetail, useShell } from '../shell/context.tsx';

/** The chosen request of those whose headers were pasted, as if it stood in the list. */
export function PastedPage({ log }: { readonly log: PanelModel }) {
  const shell = useShell();
  const detail = useDetail();
  const inside = useMemo(
    (): Shell => ({ ...shell, model: log, detail: signal({ ...detail, ...createDetail(log) }) }),
    [shell, detail, log],
  );
  return (
    <>
      <p class="paste-found">
        <Icon name="info" />
        <span>{PASTED_HEADERS}</span>
      </p>
      <ShellProvider value={inside}>
        <Page />
      </ShellProvider>
    </>
  );
}
