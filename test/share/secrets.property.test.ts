import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { noEvidence } from '../../src/diagnosis/log/log-evidence.ts';
import { policyFor } from '../../src/fix/policy/policy-for.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import { aiPrompt } from '../../src/share/ai-prompt.ts';
import { checkAsCurl } from '../../src/share/check-curl.ts';
import { sharedConsoleLine } from '../../src/share/console-line.ts';
import { asCurl, preflightAsCurl, requestHop } from '../../src/share/curl.ts';
import { markdownReport } from '../../src/share/markdown-report.ts';
import { redactDiagnosed } from '../../src/share/redact-diagnosed.ts';
import { redactText } from '../../src/share/redact.ts';
import { diagnoseAll } from '../fix/diagnosed.ts';
import { EVERYDAY } from '../panel/harness/captures.ts';
import { formatChecks } from '../../src/cli/check/formats.ts';
import type { Bytes } from '../../src/cli/input/bytes.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { reportPage } from '../../src/share/report-page.ts';
import { answerOf } from '../../src/mcp/answer.ts';
import { toldRequest } from '../../src/mcp/told.ts';
import { findingOf } from '../../src/playwright/findings.ts';
import { failureMessage, markdownAttachment } from '../../src/playwright/report.ts';
import { CHROMIUM, recordsOf } from '../support/http-text.ts';
import { captureWith, exchangeWith, names, places, secrets } from './secret-places.ts';

const EMPTY_PAGE = '<title>CORS Lens</title><script type="application/json" id="log"></script>';

/** Everything that can be copied of a request. */
function copiesOf(diagnosed: Diagnosed): readonly string[] {
  const { policy } = policyFor([diagnosed]);
  const snippet = policy === null ? null : snippetFor('express', policy, diagnosed.exchange);
  const options = { snippet, targetId: 'express', log: noEvidence };
  const hop = requestHop(diagnosed);
  return [
    markdownReport(diagnosed, options),
    aiPrompt(diagnosed, options),
    hop === null ? '' : asCurl(hop),
    preflightAsCurl(diagnosed) ?? '',
    checkAsCurl(diagnosed, null) ?? '',
    sharedConsoleLine(diagnosed) ?? '',
    JSON.stringify(redactDiagnosed(diagnosed)),
  ];
}

/** What the tools for agents answer, what an assertion of Playwright tells, and what `check` prints for people and for builds. */
const answersOf = (diagnosed: Diagnosed): readonly string[] => [
  JSON.stringify(answerOf(toldRequest(diagnosed, noEvidence))),
  ...playwrightReports(diagnosed),
  ...checkReports(diagnosed),
];

const TERMINAL: Terminal = {
  readFile: () => noBytes(),
  readInput: () => noBytes(),
  writeFile: async () => undefined,
  write: () => undefined,
  writeError: () => undefined,
  colours: false,
  showsProgress: false,
};

async function* noBytes(): Bytes {
  yield new Uint8Array();
}

/** As if each engine had got that answer from a live server. */
function checkReports(diagnosed: Diagnosed): readonly string[] {
  const { url, method, hops } = diagnosed.exchange;
  const headers = hops.flatMap(({ requestHeaders }) => requestHeaders);
  const request = { url, method, headers, origin: 'https://app.example', credentials: false, send: false };
  const verdicts = { chromium: diagnosed, firefox: diagnosed, webkit: diagnosed };
  const check = { request, verdicts, told: diagnosed, sent: 'request' as const, reason: '' };
  const run = {
    judged: [
      { check, mustPass: true },
      { check, mustPass: false },
    ],
    probes: [check],
    log: noEvidence,
  };
  return (['report', 'junit', 'sarif', 'github'] as const).map((format) =>
    formatChecks(format, run, TERMINAL),
  );
}

/** What an assertion says and attaches, with the lines of the console and without. */
function playwrightReports(diagnosed: Diagnosed): readonly string[] {
  const verdict = {
    errorText: 'net::ERR_FAILED',
    corsError: 'MissingAllowOriginHeader',
    failedParameter: '',
  };
  const { url, method } = diagnosed.exchange;
  const hop = { request: { url, method }, startedAt: 0, response: null, hasExtraInfo: null };
  const request = {
    id: '1',
    hops: [hop],
    type: 'Fetch',
    initiator: null,
    sessionId: '',
    sentLines: [],
    answers: [],
    failure: verdict,
    isOver: true,
  };
  const findings = [diagnosed, null].map((known) =>
    findingOf({ request, verdict, diagnosed: known, isAskedAgain: false }, noEvidence),
  );
  const hidden = [{ url, method, reason: 'it is not there.' }];
  return [failureMessage(findings, hidden), markdownAttachment(findings, hidden)];
}

/** Each is tried so many times: what is written for one place takes longer with a configuration and causes. */
const WRITERS = [
  { what: 'no copy', written: copiesOf, numRuns: 25 },
  { what: 'no answer or report', written: answersOf, numRuns: 3 },
];

describe.each(WRITERS)('$what holds a secret', ({ written, numRuns }) => {
  it.each(places.map((place, at) => [place('my-token', 'SECRET'), at] as const))(
    'written as %j',
    (_shown, at) => {
      fc.assert(
        fc.property(names, secrets, (name, secret) => {
          const place = places[at];
          if (place === undefined) throw new Error('there is a place');
          for (const text of written(exchangeWith(place(name, secret)))) expect(text).not.toContain(secret);
        }),
        { numRuns },
      );
    },
  );
});

describe('no page to be sent to somebody holds a secret', () => {
  it.each(places.map((place, at) => [place('my-token', 'SECRET'), at] as const))(
    'written as %j',
    (_shown, at) => {
      fc.assert(
        fc.property(names, secrets, (name, secret) => {
          const place = places[at];
          if (place === undefined) throw new Error('there is a place');
          const records = recordsOf(captureWith(place(name, secret)));
          const report = {
            name: `a.har?token=${secret}`,
            browser: CHROMIUM,
            records,
            unreadable: 0,
            isDamaged: false,
          };
          expect(reportPage(EMPTY_PAGE, report)).not.toContain(secret);
        }),
        { numRuns: 25 },
      );
    },
  );
});

describe('what holds no secret', () => {
  it('stays as it is', () => {
    for (const diagnosed of diagnoseAll(EVERYDAY)) {
      // Reasons carry the values of headers.
      const { preflightReasons, ...before } = diagnosed.diagnosis;
      const { preflightReasons: reasons, ...after } = redactDiagnosed(diagnosed).diagnosis;
      expect(after).toEqual(before);
      expect(reasons.map(({ kind }) => kind)).toEqual(preflightReasons.map(({ kind }) => kind));
    }
  });

  it.each([
    "Access to fetch at 'https://api.example/a?page=2&sort_key=name' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    'Bearer realm="api", error="invalid_token"',
    'Basic authentication is needed',
    'content-type, x-csrf-token',
    'text/html; charset=utf-8',
  ])('%s', (text) => {
    expect(redactText(text)).toBe(text);
  });

  it.each([
    '?token=',
    '?a=',
    "'",
    'Bearer ',
    'x:"""',
    '\\"',
    '://a@',
    '.',
    'a="',
    'eyJ',
    'eyJa.',
    '%25',
    ';a',
  ])('or holds nothing but %s many times over is read in linear time', (part) => {
    expect(typeof redactText(part.repeat(50_000))).toBe('string');
  });
});
