/** Where the second download of the panel begins. */
export { Page } from './components/detail-page.tsx';
export { Menu } from './components/menu.tsx';
export { createWorkshop } from './model/workshop.ts';
