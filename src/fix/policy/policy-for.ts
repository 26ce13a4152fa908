import type { SerializedOrigin } from '../../cors/origin.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { MAX_GRANTS, refuseHeader, refuseMethod, refuseOrigin } from './grantable.ts';
import { DEFAULT_MAX_AGE, type Policy } from './policy.ts';
import { refuse, type Refusal } from './refusal.ts';
import { trafficOf, type Traffic } from './traffic.ts';

export interface PolicyOptions {
  /** Other environments' origins (production beside development) that the same configuration should let in. */
  readonly origins?: readonly SerializedOrigin[];
  /** Response headers that the page wants to read. */
  readonly exposeHeaders?: readonly string[];
  /** Seconds. */
  readonly maxAge?: number;
}

export interface PolicyResult {
  /** null when nothing can be granted; without refusals: when there is nothing to grant. */
  readonly policy: Policy | null;
  /** What of the traffic cannot be granted. */
  readonly refusals: readonly Refusal[];
}

/** Collects what can be granted, each value once, and refuses the rest. */
class Grants {
  readonly origins = new Set<string>();
  readonly methods = new Set<string>();
  readonly allowHeaders = new Set<string>();
  readonly exposeHeaders = new Set<string>();
  credentials = false;
  readonly #refusals = new Map<string, Refusal>();

  refuse(refusal: Refusal): void {
    if (this.#refusals.size < MAX_GRANTS) this.#refusals.set(`${refusal.code} ${refusal.value}`, refusal);
  }

  add(list: Set<string>, value: string, refuseItem: (value: string) => Refusal | null): void {
    const refusal = refuseItem(value);
    if (refusal !== null) this.refuse(refusal);
    else if (list.size < MAX_GRANTS) list.add(value);
    else if (!list.has(value)) this.refuse(refuse('too-many', value));
  }

  get refusals(): readonly Refusal[] {
    return [...this.#refusals.values()];
  }
}

/** Why the origin that asks cannot be granted, null when it can. */
function refuseAsker({ origin, tainted }: Traffic, url: string): Refusal | null {
  if (origin === null) return refuse('unknown-origin', url);
  return tainted ? refuse('null-origin-after-redirects', url) : refuseOrigin(origin);
}

/** Adds what one exchange needs; an exchange without a grantable origin adds nothing, and is reported when it was blocked. */
function addTraffic(grants: Grants, { exchange, diagnosis }: Diagnosed, traffic: Traffic): void {
  const refusal = refuseAsker(traffic, exchange.url);
  if (refusal !== null) {
    if (diagnosis.verdict === 'blocked') grants.refuse(refusal);
    return;
  }
  grants.add(grants.origins, traffic.origin ?? '', refuseOrigin);
  for (const method of traffic.methods) grants.add(grants.methods, method, refuseMethod);
  for (const name of traffic.headers) grants.add(grants.allowHeaders, name.toLowerCase(), refuseHeader);
  if (diagnosis.neededFor === 'credentials') grants.credentials = true;
}

/** The exchanges that a grant can help: blocked ones, and allowed ones, which have to stay allowed. */
function fixable(diagnosed: readonly Diagnosed[], grants: Grants): readonly Diagnosed[] {
  return diagnosed.filter(({ diagnosis: { verdict, unfixable } }) => {
    // Who asks as `null` is refused by name below, which says more.
    const open = unfixable === null || unfixable === 'opaque-origin';
    if (verdict === 'blocked' && !open) grants.refuse(refuse('unfixable', unfixable));
    return open && (verdict === 'blocked' || verdict === 'allowed');
  });
}

/**
 * The smallest grant that lets the observed traffic to one API (see `sameApi`) through: exact origins, the methods and header names
 * that have to be listed and occur, credentials only for what needs them. Null without a blocked exchange that can be fixed.
 */
export function policyFor(diagnosed: readonly Diagnosed[], options: PolicyOptions = {}): PolicyResult {
  const grants = new Grants();
  const traffic = fixable(diagnosed, grants);
  const blocked = traffic.some(({ diagnosis }) => diagnosis.verdict === 'blocked');
  if (!blocked) return { policy: null, refusals: grants.refusals };
  for (const one of traffic) addTraffic(grants, one, trafficOf(one));
  if (grants.origins.size === 0) return { policy: null, refusals: grants.refusals };
  for (const origin of options.origins ?? []) grants.add(grants.origins, origin, refuseOrigin);
  for (const name of options.exposeHeaders ?? []) grants.add(grants.exposeHeaders, name, refuseHeader);
  const policy: Policy = {
    origins: [...grants.origins],
    methods: [...grants.methods].sort(),
    allowHeaders: [...grants.allowHeaders].sort(),
    exposeHeaders: [...grants.exposeHeaders],
    credentials: grants.credentials,
    maxAge: options.maxAge ?? DEFAULT_MAX_AGE,
  };
  return { policy, refusals: grants.refusals };
}
