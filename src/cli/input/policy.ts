import { plainText } from '../../explain/rich-text.ts';
import type { Policy } from '../../fix/policy/policy.ts';
import { refusalText } from '../../fix/policy/refusal-text.ts';
import { isRefusal, validatePolicy } from '../../fix/policy/validate-policy.ts';
import { Problem } from '../problem.ts';
import type { Terminal } from '../terminal.ts';
import { inputName } from './input.ts';
import { readText } from './text.ts';

function parsePolicy(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(`${name}: this is not JSON. Give the "policy" that explain --json prints.`);
  }
}

/** The policy in a file; `-` is standard input. Throws a Problem when it cannot be granted, with the reason. */
export async function readPolicy(path: string, terminal: Terminal): Promise<Policy> {
  const name = inputName(path);
  const policy = validatePolicy(parsePolicy(await readText(path, terminal), name));
  if (isRefusal(policy)) throw new Problem(`${name}: ${plainText(refusalText(policy))}`);
  return policy;
}
