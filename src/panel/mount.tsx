import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { render } from 'preact';
import type { PanelAdapter, Unsubscribe } from './adapter.ts';
import { App } from './app/app.tsx';
import { loadDetail } from './loading/load-detail.ts';
import { loadJudge } from './loading/load-judge.ts';
import type { LoadedDetail, LoadedInbox } from './shell/late-parts.ts';
import { createPanelModel, followTheme, type PanelModel } from './app/panel-model.ts';
import type { PasteState } from './decode/paste-model.ts';
import type { ShowPanel } from './loading/inbox.ts';
import './app/index.css';

/** A log and what is shown of it. */
interface Stage {
  readonly model: PanelModel;
  readonly detail: ReadonlySignal<LoadedDetail | null>;
  readonly inbox: ReadonlySignal<LoadedInbox | null>;
  /** Tells stages apart. */
  readonly number: number;
}

/** null until it is loaded. */
function whenLoaded<Part>(loading: Promise<Part>): ReadonlySignal<Part | null> {
  const part = signal<Part | null>(null);
  void loading.then((loaded) => {
    part.value = loaded;
  });
  return part;
}

interface StagesProps {
  readonly paste: PasteState;
  readonly stage: ReadonlySignal<Stage>;
  readonly show: ShowPanel;
}

/** The stage of the moment: another one is drawn anew. */
function Stages({ stage, paste, show }: StagesProps) {
  const { number, ...parts } = stage.value;
  return <App key={number} {...parts} paste={paste} show={show} />;
}

/** Loads what reads messages and files. */
type LoadInbox = (model: PanelModel, paste: PasteState, show: ShowPanel) => Promise<LoadedInbox>;

/**
 * Draws the tab into `container` and keeps it up to date until the returned function is called. `loadInbox`: null where nothing else than the
 * log is to be read.
 */
export function mount(
  adapter: PanelAdapter,
  container: HTMLElement,
  loadInbox: LoadInbox | null,
): Unsubscribe {
  const paste: PasteState = {
    isOpen: signal(adapter.source === 'none'),
    text: signal(''),
    otherFiles: signal([]),
  };
  let number = 0;
  const judge = loadJudge();
  const createStage = (model: PanelModel): Stage => {
    const detail = judge.then(() => loadDetail(model));
    const inbox = loadInbox === null ? null : detail.then(() => loadInbox(model, paste, show));
    return {
      model,
      detail: whenLoaded(detail),
      inbox: inbox === null ? signal(null) : whenLoaded(inbox),
      number: number++,
    };
  };
  /** What the first stage shows stays as it is behind another one. */
  const show: ShowPanel = (create) => {
    const before = stage.peek();
    stage.value = create === null ? first : createStage(create(first.model));
    if (before !== first) before.model.dispose();
    if (create === null && adapter.source === 'none') paste.isOpen.value = true;
  };
  const first = createStage(createPanelModel(adapter, whenLoaded(judge)));
  const stage = signal(first);
  const unfollow = followTheme(first.model.theme, container.ownerDocument.documentElement);
  const comeBack = (): void => {
    if (stage.peek() !== first) show(null);
    paste.isOpen.value = false;
  };
  let unfollowView: Unsubscribe | null = null;
  let unfollowDemands: Unsubscribe | null = null;
  const stop = effect(() => {
    const loaded = first.detail.value;
    if (loaded === null) return;
    untracked(() => {
      unfollowView = loaded.followView(first.model);
      unfollowDemands = loaded.outside.follow(comeBack);
    });
  });
  render(<Stages stage={stage} paste={paste} show={show} />, container);
  return () => {
    render(null, container);
    show(null);
    unfollow();
    stop();
    unfollowView?.();
    unfollowDemands?.();
    first.model.dispose();
  };
}
