import { expect, it } from 'vitest';
import { configurationLets } from '../../src/explain/overview.ts';

it.each([
  [1, 'a configuration lets it pass'],
  [2, 'one configuration lets both pass'],
  [1_200, 'one configuration lets all 1,200 pass'],
])('a configuration for %i requests', (count, words) => {
  expect(configurationLets(count)).toBe(words);
});
