import type { Command } from './command.ts';

const HEADING = `Explains what a browser's CORS check decided, and what makes the request pass.

Usage
`;

const GENERAL = `cors-lens --help
cors-lens --version`;

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

/** What `--help` prints. */
export const overviewOf = (commands: readonly Command[]): string =>
  HEADING + [...commands.map(({ usage }) => usage), GENERAL].map(indented).join('\n\n');

/** What `--help` prints behind the name of a command. */
export const helpOf = (commands: readonly Command[]): string =>
  `Usage\n${commands.map(({ usage }) => indented(usage)).join('\n\n')}`;
