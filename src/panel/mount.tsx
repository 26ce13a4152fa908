import { render } from 'preact';
import type { PanelAdapter, Unsubscribe } from './adapter.ts';
import { App } from './components/app.tsx';
import { createPanelModel, followTheme } from './model/panel-model.ts';
import './styles/index.css';

/** Draws the tab into `container` and keeps it up to date until the returned function is called. */
export function mount(adapter: PanelAdapter, container: HTMLElement): Unsubscribe {
  const model = createPanelModel(adapter);
  const unfollow = followTheme(model.theme, container.ownerDocument.documentElement);
  render(<App model={model} />, container);
  return () => {
    render(null, container);
    unfollow();
    model.dispose();
  };
}
