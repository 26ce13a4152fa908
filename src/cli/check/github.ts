import { visible } from '../../explain/visible.ts';
import { isAsExpected, nameOf } from './judged.ts';
import type { Told } from './told.ts';

const escapeData = (text: string): string =>
  visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * A line per finding that becomes an annotation.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export const githubLines = (all: readonly Told[]): string =>
  all
    .map((told) =>
      isAsExpected(told)
        ? `${escapeData(nameOf(told.check))}: as expected\n`
        : `::error title=${escapeProperty(`CORS: ${nameOf(told.check)}`)}::${escapeData(told.story)}\n`,
    )
    .join('');
