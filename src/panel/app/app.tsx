import { useComputed, useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { asksForFilter } from '../list/list-keys.ts';
import type { PanelModel } from './panel-model.ts';
import type { PasteState } from '../decode/paste-model.ts';
import { ShellProvider, type Shell } from '../shell/context.tsx';
import type { LoadedDetail, LoadedInbox, Point } from '../shell/late-parts.ts';
import type { MenuItem } from '../shell/menu-item.ts';
import { Detail } from '../detail/detail.tsx';
import { RequestList } from '../list/list.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { Toolbar } from './toolbar.tsx';

interface OpenMenu {
  readonly items: readonly MenuItem[];
  readonly at: Point;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input:is([type=search],[type=text]),textarea');

/** Lets `/` and Ctrl+F reach the filter from anywhere in the panel. */
function useFilterKey(box: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!asksForFilter(event, isTyping(event.target))) return;
      event.preventDefault();
      box.current?.select();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [box]);
}

function Split({ shell }: { readonly shell: SplitParts }) {
  const { settings } = shell.model.settings;
  const isNarrow = useNarrow().value;
  const { splitBeside, splitAbove } = settings.value;
  const { Menu, Splitter } = shell.detail.value ?? {};
  // Before the first request there is nothing to choose from: the list says why.
  const isEmpty = useComputed(
    () => shell.model.requests.counts.value.all === 0 && shell.model.selection.id.value === null,
  ).value;
  const isPasting = shell.paste.isOpen.value;
  const hasList = shell.model.adapter.source !== 'none';
  const hasDetail = !isEmpty || isPasting;
  const shares = { '--beside': `${splitBeside * 100}%`, '--above': `${splitAbove * 100}%` };
  return (
    <main class={`split ${hasList && hasDetail ? '' : 'is-single'}`} style={shares}>
      {hasList && <RequestList grid={shell.grid} />}
      {hasList && hasDetail && (Splitter === undefined ? <div /> : <Splitter isNarrow={isNarrow} />)}
      {hasDetail && <Detail element={shell.detailElement} />}
      {shell.menu.value !== null && Menu !== undefined && (
        <Menu
          items={shell.menu.value.items}
          at={shell.menu.value.at}
          onClose={() => {
            shell.menu.value = null;
          }}
        />
      )}
    </main>
  );
}

interface SplitParts {
  readonly model: PanelModel;
  readonly detail: ReadonlySignal<LoadedDetail | null>;
  readonly grid: { current: HTMLElement | null };
  readonly detailElement: { current: HTMLElement | null };
  readonly menu: Signal<OpenMenu | null>;
  readonly paste: PasteState;
}

interface AppProps {
  readonly model: PanelModel;
  readonly detail: ReadonlySignal<LoadedDetail | null>;
  readonly inbox: ReadonlySignal<LoadedInbox | null>;
  readonly paste: PasteState;
  readonly show: Shell['show'];
}

/** The whole tab. */
export function App({ model, detail, inbox, paste, show }: AppProps) {
  const menu = useSignal<OpenMenu | null>(null);
  const filterBox = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLElement>(null);
  const detailElement = useRef<HTMLElement>(null);
  const { Bars, StatusBar, Toast } = detail.value ?? {};
  const Opening = inbox.value?.Opening;
  useFilterKey(filterBox);

  const shell = useMemo(
    (): Shell => ({
      model,
      detail,
      inbox,
      paste,
      show,
      openMenu: (items, at) => {
        menu.value = { items, at };
      },
      focusDetail: () => detailElement.current?.focus(),
      focusList: () => grid.current?.focus(),
    }),
    [model, detail, inbox, show, paste, menu],
  );

  return (
    <ShellProvider value={shell}>
      <div class="panel">
        <Toolbar filterBox={filterBox} />
        {Opening !== undefined && <Opening />}
        {Bars !== undefined && <Bars />}
        <Split shell={{ model, detail, grid, detailElement, menu, paste }} />
        {/* Its place is kept until it is loaded. */}
        {StatusBar === undefined ? <footer class="status" /> : <StatusBar />}
      </div>
      {Toast !== undefined && <Toast />}
    </ShellProvider>
  );
}
