import type { SerializedOrigin } from '../cors/origin.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { Finding, FindingKind, FindingText } from './finding.ts';
import { anyOrigin } from './findings/any-origin.ts';
import { insecureOrigin } from './findings/insecure-origin.ts';
import { lookAlike } from './findings/look-alike.ts';
import { nullOrigin } from './findings/null-origin.ts';
import { preflightNotCached } from './findings/preflight-not-cached.ts';
import { varyMissing } from './findings/vary-missing.ts';
import { wildcardWithAuthorization } from './findings/wildcard-with-authorization.ts';
import { letsIn, type Observation, observationsOf } from './observation.ts';

/** What of a kind was let in, and what was kept out; what differs from address to address is in both. */
export interface Lets {
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
}

/** What the answers of one server show about it as a whole. */
export interface ServerAudit {
  readonly server: SerializedOrigin;
  readonly origins: Lets;
  /** Of those that were let in, as are headers. */
  readonly methods: Lets;
  /** Lower case. */
  readonly headers: Lets;
  /** The gravest first. */
  readonly findings: readonly Finding[];
}

/** The gravest first. */
const KINDS: readonly FindingKind[] = [
  anyOrigin,
  lookAlike,
  insecureOrigin,
  nullOrigin,
  wildcardWithAuthorization,
  varyMissing,
  preflightNotCached,
];

/** Who lets in everybody lets in these as well. */
const IN_EVERYBODY: ReadonlySet<Finding['id']> = new Set(['look-alike', 'insecure-origin', 'null-origin']);

function findingsOf(server: SerializedOrigin, answers: readonly Observation[]): readonly Finding[] {
  const all = KINDS.map((kind) => kind.find(answers, server)).filter((found) => found !== null);
  const everybody = all.some(({ id, confidence }) => id === 'any-origin' && confidence === 'certain');
  return all
    .filter(({ id }) => !(everybody && IN_EVERYBODY.has(id)))
    .toSorted((one, other) => Number(other.level === 'risk') - Number(one.level === 'risk'));
}

/** What a finding says to people. */
export function findingText(finding: Finding, server: SerializedOrigin): FindingText {
  const kind = KINDS.find(({ id }) => id === finding.id);
  if (kind === undefined) throw new RangeError(`There is no finding ${finding.id}.`);
  return kind.text(finding, server);
}

/** Names of one kind that are listed: whoever sends ten thousand of them learns nothing from the rest. */
const MAX_NAMES = 100;

const lets = (names: readonly { readonly name: string; readonly passed: boolean }[]): Lets => {
  const of = (passed: boolean): readonly string[] =>
    [...new Set(names.filter((each) => each.passed === passed).map(({ name }) => name))].slice(0, MAX_NAMES);
  return { allowed: of(true), refused: of(false) };
};

function auditOne(server: SerializedOrigin, answers: readonly Observation[]): ServerAudit {
  const inside = answers.filter(letsIn);
  const asked = inside.flatMap((each) => each.asked);
  const plain = inside
    .filter(({ hop }) => hop.kind !== 'preflight')
    .map(({ hop }) => ({ name: hop.method, passed: true }));
  return {
    server,
    origins: lets(answers.map((each) => ({ name: each.origin, passed: letsIn(each) }))),
    methods: lets([...plain, ...asked.filter(({ kind }) => kind === 'method')]),
    headers: lets(
      asked
        .filter(({ kind }) => kind === 'header')
        .map(({ name, passed }) => ({ name: name.toLowerCase(), passed })),
    ),
    findings: findingsOf(server, answers),
  };
}

/** What a log shows of each server that pages of other origins asked, in the order in which they were. */
export const auditOf = (log: readonly Diagnosed[]): readonly ServerAudit[] =>
  [...observationsOf(log)].map(([server, answers]) => auditOne(server, answers));
