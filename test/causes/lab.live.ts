import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CauseFinding, type CauseId, causesOf } from '../../src/causes/causes-of.ts';
import { type LogEvidence, logEvidenceOf } from '../../src/diagnosis/log/log-evidence.ts';
import { VERDICT_CAUSES } from './logs/index.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { launchChromium, type ChromiumDevtools } from '../browser/chromium.ts';
import { decideAll, readAll } from '../conformance/decide.ts';
import { LAB_CASES } from '../lab/cases.ts';
import type { LabCase } from '../lab/lab-case.ts';
import { caseIdOf, runLab } from '../lab/run-lab.ts';
import { startLab, type Lab } from '../lab/servers.ts';

let lab: Lab;
let browser: ChromiumDevtools;
let all: readonly Diagnosed[];

beforeAll(async () => {
  lab = await startLab();
  browser = await launchChromium();
  const { har } = await runLab(browser, lab);
  all = decideAll(readAll(har), { engine: 'chromium', version: Number.parseInt(browser.version, 10) });
});

afterAll(async () => {
  await browser?.close();
  await lab?.close();
});

const evidenceOf = (diagnosed: readonly Diagnosed[]): LogEvidence =>
  logEvidenceOf(diagnosed.map(({ exchange }) => exchange));

const ofCase = ({ id }: LabCase): readonly Diagnosed[] =>
  all.filter(({ exchange }) => caseIdOf(exchange.url) === id);

/** The causes of a case's last request, with what `log` shows beside it. */
function causesIn(each: LabCase, log: LogEvidence): readonly CauseFinding[] {
  const last = ofCase(each).at(-1);
  if (last === undefined) throw new Error(`The log has no request of ${each.id}.`);
  return causesOf(last.exchange, last.diagnosis, log);
}

/** What is certainly behind a case, beyond its verdict in other words: read against what the case says is broken. */
const CERTAIN: Readonly<Record<string, readonly CauseId[]>> = {
  'preflight-authentication': ['options-blocked-by-authentication'],
  'preflight-500': ['server-error-without-headers'],
  'preflight-redirect': ['trailing-slash-redirect'],
  'preflight-reset': ['connection-closed'],
  'preflight-duplicate-origin': ['header-added-twice'],
  'server-error-without-headers': ['server-error-without-headers'],
  'unauthorized-without-headers': ['unauthorised-without-headers'],
  'duplicate-origin': ['header-added-twice'],
  'duplicates-and-credentials': ['header-added-twice'],
  'redirect-without-headers': ['hop-without-headers'],
  'redirect-taints-origin': ['origin-null-after-redirect'],
  'redirect-home': ['hop-without-headers'],
  'redirect-loop': ['redirect-loop'],
  'redirect-out-of-same-origin': ['redirect-refused-by-page'],
  'server-down': ['server-not-running'],
  'connection-reset': ['connection-closed'],
  'empty-response': ['connection-closed'],
  aborted: ['cancelled-by-page'],
  'https-to-http': ['tls-handshake-failed'],
  'no-cors-resource-policy': ['resource-policy'],
};

const seenCases = LAB_CASES.filter((each) => each.unseen === undefined);
const causeCases = LAB_CASES.filter((each) => each.cause !== undefined);

describe('the lab', () => {
  it.each(seenCases)('has no cause that is wrongly certain in $id, whatever else the log shows', (each) => {
    const right: ReadonlySet<string> = new Set([
      ...(CERTAIN[each.id] ?? []),
      each.cause ?? '',
      ...VERDICT_CAUSES,
    ]);
    const certain = causesIn(each, evidenceOf(all)).filter(({ confidence }) => confidence === 'certain');
    expect(certain.map(({ id }) => id).filter((id) => !right.has(id))).toEqual([]);
  });

  it.each(causeCases)('names the cause of $id first', (each) => {
    expect(causesIn(each, evidenceOf(ofCase(each)))[0]?.id).toBe(each.cause);
  });

  it.each(LAB_CASES.filter(({ expected }) => expected.verdict === 'allowed'))(
    'claims no certainty where $id passed',
    (each) => {
      const certain = causesIn(each, evidenceOf(all)).filter(({ confidence }) => confidence === 'certain');
      expect(certain).toEqual([]);
    },
  );
});
