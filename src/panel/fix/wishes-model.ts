import { DEFAULT_MAX_AGE } from '../../fix/policy/policy.ts';
import type { PolicyOptions } from '../../fix/policy/policy-for.ts';
import { ofHost, type Settings, withHost } from '../shell/settings-model.ts';

/** What somebody wishes an API to grant beside what its traffic needs, as it is typed. */
export interface Wishes {
  /** Other origins, of production and staging, with commas or spaces between them. */
  readonly origins: string;
  /** Names of response headers that the page wants to read. */
  readonly exposeHeaders: string;
  /** Seconds that a preflight may be cached, as digits. */
  readonly maxAge: string;
}

/** Longest text that is kept of each: a hundred origins of everyday length. */
const LONGEST_WISH = 4000;

/** The times that the picker offers, in seconds: browsers cap them at 7,200 (Chromium) and 86,400 (Firefox). */
export const MAX_AGES: readonly number[] = [DEFAULT_MAX_AGE, 7200, 86_400];

/** Nothing beside what the traffic needs. */
export const DEFAULT_WISHES: Wishes = { origins: '', exposeHeaders: '', maxAge: String(DEFAULT_MAX_AGE) };

/** What is wished for a host. */
export function wishesFor(settings: Settings, host: string): Wishes {
  const maxAge = ofHost(settings.maxAgeOfHost, host);
  return {
    origins: ofHost(settings.originsOfHost, host),
    exposeHeaders: ofHost(settings.exposedOfHost, host),
    maxAge: MAX_AGES.some((seconds) => String(seconds) === maxAge) ? maxAge : DEFAULT_WISHES.maxAge,
  };
}

const kept = (text: string): string => text.trim().slice(0, LONGEST_WISH);

/** The settings after somebody wished something for a host. */
export function withWishes(settings: Settings, host: string, wishes: Wishes): Settings {
  const { originsOfHost, exposedOfHost, maxAgeOfHost } = settings;
  return {
    ...settings,
    originsOfHost: withHost(originsOfHost, host, kept(wishes.origins)),
    exposedOfHost: withHost(exposedOfHost, host, kept(wishes.exposeHeaders)),
    maxAgeOfHost: withHost(maxAgeOfHost, host, wishes.maxAge),
  };
}

/** A list as somebody types it. */
export const namesIn = (text: string): readonly string[] =>
  text.split(/[\s,]+/).filter((name) => name !== '');

/** What a policy is made with. Nothing is checked here: what must not be granted is refused with its reason. */
export const policyOptions = ({ origins, exposeHeaders, maxAge }: Wishes): PolicyOptions => ({
  origins: namesIn(origins),
  exposeHeaders: namesIn(exposeHeaders).map((name) => name.toLowerCase()),
  maxAge: Number(maxAge),
});
