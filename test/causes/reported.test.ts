import { describe, expect, it } from 'vitest';
import { causesIn } from './named.ts';
import { CLIENT_FAULTS } from './reported/pages.ts';
import { SERVER_FAULTS } from './reported/servers.ts';

/** Two causes are true of it, and the other one names the rule to write. */
const SECOND: ReadonlySet<string> = new Set(['a font from a CDN']);

const FAULTS = [...SERVER_FAULTS, ...CLIENT_FAULTS];

describe('a fault as it is reported', () => {
  it.each(FAULTS)('is named first: $title', ({ title, causes, log }) => {
    const named = causesIn(log).map(({ id }) => id);
    const looked = named.slice(0, SECOND.has(title) ? 2 : 1);
    expect(looked.filter((id) => causes.includes(id))).not.toEqual([]);
  });

  it.each(FAULTS)('gets nothing else with certainty: $title', ({ causes, log }) => {
    const certain = causesIn(log).filter(({ confidence }) => confidence === 'certain');
    expect(certain.map(({ id }) => id).filter((id) => !causes.includes(id))).toEqual([]);
  });
});
