import type { Browser, Engine } from '../cors/engine.ts';
import { plural } from './compose.ts';

/** What a hop has to change: `nothing to change`, `2 changes`. */
export const changeCount = (count: number): string =>
  count === 0 ? 'nothing to change' : plural(count, 'change');

/** A line that stands for several hops: `19 answers with nothing to change`. */
export const unchangedHops = (count: number): string => `${plural(count, 'answer')} with nothing to change`;

const ENGINE_NAMES: Readonly<Record<Engine, string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'Safari',
};

/** What people call an engine. */
export const engineName = (engine: Engine): string => ENGINE_NAMES[engine];

/** `Chromium 156`. */
export const browserName = ({ engine, version }: Browser): string =>
  version === null ? engineName(engine) : `${engineName(engine)} ${version}`;
