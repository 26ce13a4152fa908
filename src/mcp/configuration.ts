import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { PolicyDocument } from '../document/types.ts';
import { targetDocuments } from '../document/targets-json.ts';
import { plainText } from '../explain/rich-text.ts';
import type { Refusal } from '../fix/policy/refusal.ts';
import { refusalText } from '../fix/policy/refusal-text.ts';
import { isRefusal, validatePolicy } from '../fix/policy/validate-policy.ts';
import { snippetFor, targetById } from '../fix/snippet.ts';
import { codeFence } from '../share/markdown.ts';
import { answerOf, NEVER, refusal } from './answer.ts';

/** `list_targets`: a line for each. */
export const listTargets = (): CallToolResult =>
  answerOf(targetDocuments().map(({ id, name, language }) => `${id}: ${name} (${language})`));

/** A policy as a caller gives it: what is left out grants nothing. */
type Given = { readonly [Name in keyof PolicyDocument]?: PolicyDocument[Name] | undefined };

const refused = (problem: Refusal): CallToolResult =>
  refusal('This policy cannot be granted.', plainText(refusalText(problem)));

/** `server_configuration`: the tested configuration of a server for a policy. */
export function serverConfiguration({
  target,
  policy,
}: {
  readonly target: string;
  readonly policy: Given;
}): CallToolResult {
  if (targetById(target) === null)
    return refusal('There is no such target: list_targets lists them.', target);
  const valid = validatePolicy(policy);
  if (isRefusal(valid)) return refused(valid);
  const snippet = snippetFor(target, valid, null);
  if (snippet.refusal !== null) return refused(snippet.refusal);
  const { code, language, place, documentation, notes } = snippet;
  return answerOf([
    `Place: ${place}\nDocumentation: ${documentation}\n`,
    `The configuration, with the values of the policy in it:\n\n${codeFence(code, language)}`,
    ...(notes.length === 0 ? [] : ['Where it does not work, one of these may be why:\n']),
    ...notes.map((note) => `- ${note}`),
    `\n${NEVER}`,
  ]);
}
