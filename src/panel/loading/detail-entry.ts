/** Where the second download of the panel begins. */
export { Overview } from '../detail/overview.tsx';
export { Page } from '../detail/detail-page.tsx';
export { Bars } from '../shell/bars.tsx';
export { Menu } from '../shell/menu.tsx';
export { ResyncButton, ResyncOffer } from '../detail/resync.tsx';
export { SettingsPage } from '../shell/settings-page.tsx';
export { Splitter } from '../shell/splitter.tsx';
export { StatusBar } from '../shell/status-bar.tsx';
export { Toast } from '../shell/toast.tsx';
export { followView } from '../app/kept-view.ts';
export { createDetail } from '../detail/detail-model.ts';
