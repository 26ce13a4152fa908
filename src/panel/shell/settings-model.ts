import { signal, type ReadonlySignal } from '@preact/signals';
import type { Sort } from '../list/groups.ts';
import type { Chip } from '../list/filter.ts';

export type ThemeChoice = 'auto' | 'light' | 'dark';

/** A value for each of some hosts: at most MAX_REMEMBERED_HOSTS, the latest last. */
export type HostValues = readonly (readonly [host: string, value: string])[];

export interface Settings {
  readonly theme: ThemeChoice;
  readonly rememberServer: boolean;
  /** Whether copies carry the values of `Authorization`, `Cookie` and other secrets. */
  readonly includeSecrets: boolean;
  readonly preserveLog: boolean;
  readonly chip: Chip;
  /** Whether the list puts the requests to one API together. */
  readonly grouped: boolean;
  readonly sort: Sort;
  /** The server last chosen, as the id of a target; '' for none. */
  readonly server: string;
  /** The server chosen for a host. */
  readonly serverOfHost: HostValues;
  /** What a host's configuration grants beside the traffic, as it was typed; the seconds that preflights are cached as digits. */
  readonly originsOfHost: HostValues;
  readonly exposedOfHost: HostValues;
  readonly maxAgeOfHost: HostValues;
  /** Share of the width that the list takes beside the detail, and of the height above it. */
  readonly splitBeside: number;
  readonly splitAbove: number;
}

export const MAX_REMEMBERED_HOSTS = 50;

/** What is chosen for servers, before anything is. */
const NOTHING_CHOSEN = {
  server: '',
  serverOfHost: [],
  originsOfHost: [],
  exposedOfHost: [],
  maxAgeOfHost: [],
} as const;

export const DEFAULT_SETTINGS: Settings = {
  theme: 'auto',
  rememberServer: true,
  includeSecrets: false,
  preserveLog: false,
  chip: 'blocked',
  grouped: true,
  sort: 'oldest',
  ...NOTHING_CHOSEN,
  splitBeside: 0.27,
  splitAbove: 0.32,
};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function oneOf<T extends string>(value: unknown, choices: readonly T[], otherwise: T): T {
  return choices.find((choice) => choice === value) ?? otherwise;
}

const flag = (value: unknown, otherwise: boolean): boolean =>
  typeof value === 'boolean' ? value : otherwise;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const share = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && value > 0 && value < 1 ? value : otherwise;

function hostValues(value: unknown): HostValues {
  if (!Array.isArray(value)) return [];
  return value
    .filter((pair: unknown): pair is [string, string] => Array.isArray(pair) && pair.length === 2)
    .map(([host, one]) => [text(host), text(one)] as const)
    .slice(-MAX_REMEMBERED_HOSTS);
}

/** Reads settings that this or another version saved. Whatever is missing or odd takes its default. */
export function parseSettings(saved: unknown): Settings {
  if (!isFields(saved)) return DEFAULT_SETTINGS;
  const defaults = DEFAULT_SETTINGS;
  return {
    theme: oneOf(saved['theme'], ['auto', 'light', 'dark'], defaults.theme),
    rememberServer: flag(saved['rememberServer'], defaults.rememberServer),
    includeSecrets: flag(saved['includeSecrets'], defaults.includeSecrets),
    preserveLog: flag(saved['preserveLog'], defaults.preserveLog),
    chip: oneOf(saved['chip'], ['blocked', 'risks', 'all'], defaults.chip),
    grouped: flag(saved['grouped'], defaults.grouped),
    sort: oneOf(saved['sort'], ['oldest', 'newest', 'path', 'status'], defaults.sort),
    server: text(saved['server']),
    serverOfHost: hostValues(saved['serverOfHost']),
    originsOfHost: hostValues(saved['originsOfHost']),
    exposedOfHost: hostValues(saved['exposedOfHost']),
    maxAgeOfHost: hostValues(saved['maxAgeOfHost']),
    splitBeside: share(saved['splitBeside'], defaults.splitBeside),
    splitAbove: share(saved['splitAbove'], defaults.splitAbove),
  };
}

/** The values after one was chosen for a host, '' for none. */
export function withHost(values: HostValues, host: string, value: string): HostValues {
  const others = values.filter(([known]) => known !== host);
  return value === '' ? others : [...others, [host, value] as const].slice(-MAX_REMEMBERED_HOSTS);
}

/** What was chosen for a host, '' for nothing. */
export const ofHost = (values: HostValues, host: string): string =>
  values.find(([known]) => known === host)?.[1] ?? '';

/** The settings after a server was chosen for a host. */
export const withServer = (settings: Settings, host: string, server: string): Settings => ({
  ...settings,
  server,
  serverOfHost: withHost(settings.serverOfHost, host, server),
});

export interface SettingsModel {
  readonly settings: ReadonlySignal<Settings>;
  readonly change: (change: Partial<Settings>) => void;
}

/** Settings that are saved as they change. Who does not want hosts remembered has what was chosen until the panel closes. */
export function createSettings(saved: unknown, save: (settings: Settings) => void): SettingsModel {
  const settings = signal(parseSettings(saved));
  return {
    settings,
    change: (change) => {
      settings.value = { ...settings.value, ...change };
      const { value } = settings;
      save(value.rememberServer ? value : { ...value, ...NOTHING_CHOSEN });
    },
  };
}
