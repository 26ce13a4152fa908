import type { Engine } from '../cors/engine.ts';
import { OPAQUE_ORIGIN, parseUrl } from '../cors/origin.ts';
import type { TrialPlan, TriedAnswer } from './trial-plan.ts';

/** https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#type-ModifyHeaderInfo */
interface HeaderChange {
  readonly header: string;
  readonly operation: 'set';
  readonly value: string;
}

/** A rule of the browser without its id and its tab, which are for whoever sets it. */
export interface TrialRule {
  readonly priority: number;
  readonly condition: {
    readonly initiatorDomains: readonly string[];
    readonly excludedInitiatorDomains?: readonly string[];
    readonly requestDomains: readonly string[];
    readonly urlFilter: string;
    readonly isUrlFilterCaseSensitive: true;
    readonly resourceTypes: readonly string[];
    readonly requestMethods?: readonly string[];
    readonly excludedRequestMethods?: readonly string[];
  };
  readonly action:
    | { readonly type: 'modifyHeaders'; readonly responseHeaders: readonly HeaderChange[] }
    | { readonly type: 'modifyHeaders'; readonly requestHeaders: readonly HeaderChange[] }
    | { readonly type: 'redirect'; readonly redirect: { readonly url: string } };
}

/** Of rules that match, the one with the highest number decides. */
const PRIORITY = { server: 1, address: 2, redirect: 3 } as const;

/** What a page loads; never a document, which no permission lets a page read. */
const RESOURCE_TYPES: Readonly<Record<Engine, readonly string[]>> = {
  chromium: ['xmlhttprequest', 'font', 'image', 'media', 'ping', 'script', 'stylesheet', 'other'],
  firefox: [
    'xmlhttprequest',
    'font',
    'image',
    'imageset',
    'media',
    'beacon',
    'ping',
    'script',
    'stylesheet',
    'web_manifest',
    'other',
  ],
  webkit: [],
};

/** Methods that a rule can name in both browsers. */
const METHODS: ReadonlySet<string> = new Set(['delete', 'get', 'head', 'options', 'patch', 'post', 'put']);

const set = (header: string, value: string): HeaderChange => ({ header, operation: 'set', value });

/**
 * The response headers that a trial sets on an answer. A preflight's answer is not kept: it would let requests pass for a while after the
 * trial.
 */
export function triedHeaders(
  plan: TrialPlan,
  { allowOrigin }: Pick<TriedAnswer, 'allowOrigin'>,
): readonly HeaderChange[] {
  const { methods, allowHeaders, exposeHeaders, credentials } = plan;
  return [
    set('access-control-allow-origin', allowOrigin),
    ...(credentials ? [set('access-control-allow-credentials', 'true')] : []),
    ...(methods.length > 0 ? [set('access-control-allow-methods', methods.join(', '))] : []),
    ...(allowHeaders.length > 0 ? [set('access-control-allow-headers', allowHeaders.join(', '))] : []),
    ...(exposeHeaders.length > 0 ? [set('access-control-expose-headers', exposeHeaders.join(', '))] : []),
    set('access-control-max-age', '0'),
  ];
}

const host = (url: string): string => parseUrl(url)?.hostname ?? '';

/** Makes rules of one plan. */
function createWriter(plan: TrialPlan, engine: Engine) {
  const condition = (url: string, urlFilter: string): TrialRule['condition'] => ({
    initiatorDomains: [host(plan.page)],
    ...(plan.leftAlone.length > 0 ? { excludedInitiatorDomains: plan.leftAlone } : {}),
    requestDomains: [host(url)],
    urlFilter,
    isUrlFilterCaseSensitive: true,
    resourceTypes: RESOURCE_TYPES[engine],
  });
  /** The address with any query, and what lies below it. */
  const at = (address: string) => condition(address, `|${address}^`);
  return {
    at,
    within: (server: string) => condition(server, `|${server}`),
    exactly: (url: string) => condition(url, `|${url}|`),
  };
}

/** Firefox asks with the page's origin in the preflight behind a redirect, and with `null` in the request itself. */
function answerRules(plan: TrialPlan, engine: Engine, answer: TriedAnswer): readonly TrialRule[] {
  const { at, within } = createWriter(plan, engine);
  const condition = answer.isWholeServer ? within(answer.address) : at(answer.address);
  const priority = answer.isWholeServer ? PRIORITY.server : PRIORITY.address;
  const rule = (allowOrigin: string, methods: Partial<TrialRule['condition']>): TrialRule => ({
    priority,
    condition: { ...condition, ...methods },
    action: { type: 'modifyHeaders', responseHeaders: triedHeaders(plan, { allowOrigin }) },
  });
  if (engine !== 'firefox' || answer.allowOrigin !== OPAQUE_ORIGIN) return [rule(answer.allowOrigin, {})];
  return [
    rule(plan.page, { requestMethods: ['options'] }),
    rule(answer.allowOrigin, { excludedRequestMethods: ['options'] }),
  ];
}

/**
 * The rules of the browser that try a plan: on the answers of these servers, to requests of pages with this host. Whoever sets them confines
 * them to one tab. `authorization`: what preflights carry that are refused without it; null: nobody allowed that.
 */
export function rulesOf(plan: TrialPlan, engine: Engine, authorization: string | null): readonly TrialRule[] {
  const { at, exactly } = createWriter(plan, engine);
  const redirects = plan.redirects.map(({ method, from, to }): TrialRule => {
    const name = method.toLowerCase();
    return {
      priority: PRIORITY.redirect,
      condition: { ...exactly(from), ...(METHODS.has(name) ? { requestMethods: [name] } : {}) },
      action: { type: 'redirect', redirect: { url: to } },
    };
  });
  const authorised = authorization === null ? [] : plan.unauthorised;
  return [
    ...plan.answers.flatMap((answer) => answerRules(plan, engine, answer)),
    ...redirects,
    ...authorised.map((address): TrialRule => ({
      priority: PRIORITY.address,
      condition: { ...at(address), requestMethods: ['options'] },
      action: { type: 'modifyHeaders', requestHeaders: [set('authorization', authorization ?? '')] },
    })),
  ];
}
