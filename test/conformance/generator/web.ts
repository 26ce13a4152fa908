import { randomFor, type Weighted } from '../random.ts';
import { contextsOf, type World } from '../server/world.ts';
import { type CaseSpec, type ContextName, type Kind, type RequestSpec, SPECIAL_CONTEXTS } from '../spec.ts';
import { generateCase } from './generate.ts';
import { generateChromiumCase } from './special.ts';

/** Another sequence than that of the case itself. */
const SALT = 104_729;

/** What pages ask for without CORS: most of what a recording of the web holds. */
const OTHERS: readonly Weighted<Kind>[] = [
  [10, 'image'],
  [8, 'script'],
  [6, 'stylesheet'],
  [3, 'video'],
  [2, 'audio'],
  [6, 'frame-navigation'],
  [6, 'form-get'],
  [8, 'form-post'],
  [4, 'object'],
  [6, 'beacon'],
  [3, 'ping'],
  [2, 'prefetch'],
  [12, 'fetch'],
];

function withoutCors(request: RequestSpec, kind: Kind, method: string): RequestSpec {
  const posts = kind === 'beacon' || kind === 'fetch';
  return {
    ...request,
    kind,
    method: kind === 'fetch' ? method : 'GET',
    mode: kind === 'fetch' ? 'no-cors' : 'cors',
    crossOrigin: null,
    headers: [],
    body: posts && method === 'POST' ? 'text' : 'none',
    redirect: 'follow',
    cache: 'default',
    abort: false,
    uploadListener: false,
  };
}

/** The case that `seed` and `index` stand for, as the web has it: every other request is none that CORS would ask about. */
function asOnTheWeb(spec: CaseSpec, seed: number, index: number): CaseSpec {
  const random = randomFor(seed + SALT, index);
  if (random.chance(0.5) || spec.requests.some(({ context }) => context === 'worker')) return spec;
  const kind = random.weighted(OTHERS);
  const method = random.pick(['GET', 'GET', 'HEAD', 'POST']);
  return { ...spec, requests: spec.requests.map((request) => withoutCors(request, kind, method)) };
}

export const generateWebCase = (seed: number, index: number): CaseSpec =>
  asOnTheWeb(generateCase(seed, index), seed, index);

const inPage = (request: RequestSpec): RequestSpec => ({ ...request, context: 'page' });

/** For Chromium: in its special frames as well, as far as the world has them. */
export function generateChromiumWebCase(seed: number, index: number, world: World): CaseSpec {
  const spec = asOnTheWeb(generateChromiumCase(seed, index), seed, index);
  const missing = new Set<ContextName>(SPECIAL_CONTEXTS);
  for (const context of contextsOf(world)) missing.delete(context);
  const isThere = ({ context }: RequestSpec): boolean => !missing.has(context);
  return spec.requests.every(isThere) ? spec : { ...spec, requests: spec.requests.map(inPage) };
}
