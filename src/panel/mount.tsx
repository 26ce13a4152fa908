import { signal } from '@preact/signals';
import { render } from 'preact';
import type { PanelAdapter, Unsubscribe } from './adapter.ts';
import { App } from './components/app.tsx';
import { loadWorkshop, type LoadedWorkshop } from './load-workshop.ts';
import { createPanelModel, followTheme } from './model/panel-model.ts';
import { followView } from './model/view.ts';
import './styles/index.css';

/** Draws the tab into `container` and keeps it up to date until the returned function is called. */
export function mount(adapter: PanelAdapter, container: HTMLElement): Unsubscribe {
  const model = createPanelModel(adapter);
  const unfollow = followTheme(model.theme, container.ownerDocument.documentElement);
  const unkeep = followView(model);
  const workshop = signal<LoadedWorkshop | null>(null);
  render(<App model={model} workshop={workshop} />, container);
  void loadWorkshop(model).then((loaded) => {
    workshop.value = loaded;
  });
  return () => {
    render(null, container);
    unfollow();
    unkeep();
    model.dispose();
  };
}
