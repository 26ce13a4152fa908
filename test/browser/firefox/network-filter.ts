import type { BrowserScripts } from './browser-scripts.ts';

/** What Firefox's own Network panel is told to show; it filters what extensions are told as well. */
export interface NetworkFilter {
  /** `all`, or some of `html`, `css`, `js`, `xhr`, `fonts`, `images`, `media`, `ws`, `other`. */
  readonly types: readonly string[];
  readonly text: string;
}

/** The Network panel's state exists before the panel is ever opened: DevTools fills it for the extensions. */
const APPLY = `
  const [types, text] = given;
  const toolbox = gDevTools.getToolboxForTab(tab);
  const { actions } = await toolbox.getNetMonitorAPI();
  actions.enableRequestFilterTypeOnly(types[0]);
  for (const type of types.slice(1)) actions.toggleRequestFilterType(type);
  actions.setRequestFilterText(text);
`;

/** Sets the filter as a person would in the Network panel's toolbar. The toolbox has to be open. */
export async function setNetworkFilter(scripts: BrowserScripts, filter: NetworkFilter): Promise<void> {
  await scripts.run(APPLY, filter.types.length === 0 ? ['all'] : filter.types, filter.text);
}
