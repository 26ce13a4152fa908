/** Where the second download of the panel begins. */
export { Page } from './components/detail-page.tsx';
export { Menu } from './components/menu.tsx';
export { HiddenRequests, ResyncButton, ResyncOffer } from './components/resync.tsx';
export { SettingsPage } from './components/settings-page.tsx';
export { Splitter } from './components/splitter.tsx';
export { StatusBar } from './components/status-bar.tsx';
export { Toast } from './components/toast.tsx';
export { followView } from './model/view.ts';
export { createWorkshop } from './model/workshop.ts';
