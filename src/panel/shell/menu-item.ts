/** An entry of a right-click menu. */
export interface MenuItem {
  readonly label: string;
  /** The key that does the same in the list, '' for none. */
  readonly shortcut: string;
  /** A line stands above the first item of a group. */
  readonly startsGroup: boolean;
  readonly run: () => void;
}
