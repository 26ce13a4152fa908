import { causesOf } from '../causes/causes-of.ts';
import { causeText } from '../causes/words-of.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { LogEvidence } from '../diagnosis/log/log-evidence.ts';
import { plainText } from '../explain/rich-text.ts';
import { detectServer } from '../fix/detect/detect.ts';
import { policyFor } from '../fix/policy/policy-for.ts';
import { snippetFor, targetById } from '../fix/snippet.ts';
import { fencedEvidence } from '../share/ai-prompt.ts';
import { codeFence } from '../share/markdown.ts';
import { redactData } from '../share/redact.ts';
import { redactDiagnosed } from '../share/redact-diagnosed.ts';
import { fenced } from './answer.ts';

/** Causes that are told: more would be a list of everything that can go wrong. */
const MOST_CAUSES = 3;

/** Why the server answered so, best first: what happens, what to do, what not, and how to make sure. */
function causesText(diagnosed: Diagnosed, log: LogEvidence): readonly string[] {
  const { exchange } = redactDiagnosed(diagnosed);
  return redactData(causesOf(diagnosed.exchange, diagnosed.diagnosis, log))
    .slice(0, MOST_CAUSES)
    .map((cause) => {
      const { title, story, fix, avoid, check } = causeText(cause, exchange, null);
      const text = [
        `${plainText(title)}. ${plainText(story)}`,
        `Do: ${plainText(fix)}`,
        `Not: ${plainText(avoid)}`,
        `Check: ${plainText(check)}`,
      ].join('\n');
      return fenced(`Cause, ${cause.confidence} (${cause.id}):`, text);
    });
}

/** One request for an agent: the verdict and its evidence, what is needed, the cause, and a configuration for a server that is recognised. */
export function toldRequest(diagnosed: Diagnosed, log: LogEvidence): readonly string[] {
  const { policy } = policyFor([diagnosed]);
  const detected = detectServer(diagnosed.exchange, log);
  const target = detected === null || detected.confidence === 'possible' ? null : targetById(detected.target);
  const snippet =
    policy === null || target === null ? null : snippetFor(target.id, policy, diagnosed.exchange);
  const granted = snippet?.refusal === null ? snippet : null;
  return [
    ...fencedEvidence(diagnosed, { snippet: granted, targetId: target?.id ?? null, log }),
    ...causesText(diagnosed, log),
    ...(policy === null
      ? []
      : [
          `The policy that lets it pass; server_configuration writes it for any server of list_targets:\n\n${codeFence(JSON.stringify(policy), 'json')}`,
        ]),
  ];
}
