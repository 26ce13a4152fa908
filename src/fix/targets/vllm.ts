import { hasNoStar, refuseUnless } from '../policy/expressible.ts';
import { comparedMethods } from '../methods.ts';
import { lines, type Line } from '../write/lines.ts';
import { shellString } from '../write/quote-server.ts';
import type { Target } from '../target.ts';

const list = (items: readonly string[]): string => shellString(JSON.stringify(items));

/** A command over several lines: all but the last end in a backslash. */
const command = (...parts: readonly Line[]): readonly string[] => {
  const needed = parts.filter((part) => part !== null);
  return needed.map((part, index) => (index < needed.length - 1 ? `${part} \\` : part));
};

/** The server of vLLM, which is Starlette's middleware: its options are lists in JSON. By default each is a wildcard. */
export const vllm: Target = {
  id: 'vllm',
  name: 'vLLM',
  variantOf: null,
  layer: 'application',
  language: 'shell',
  place: 'The command that starts the server',
  documentation: 'https://docs.vllm.ai/en/latest/cli/serve/',
  log: null,
  detect: () => null,
  refuse: refuseUnless({ origin: hasNoStar, method: hasNoStar, header: hasNoStar }),
  write: (policy) =>
    lines(
      '# Origins exactly as the browser sends them: development, staging, production.',
      ...command(
        'vllm serve MODEL',
        `  --allowed-origins ${list(policy.origins)}`,
        `  --allowed-methods ${list(comparedMethods(policy))}`,
        `  --allowed-headers ${list(policy.allowHeaders)}`,
        policy.credentials ? '  --allow-credentials' : null,
      ),
    ),
  notes: [
    {
      when: ['preflight-bad-request'],
      text: 'vLLM answers 400 to a preflight whose origin, method or headers are not listed, and names what is missing in the body. Clients of OpenAI send several `x-stainless-…` headers.',
    },
    {
      when: ['exposed-headers'],
      text: 'vLLM cannot expose response headers to the page: a proxy in front of it can.',
    },
    {
      when: ['always'],
      text: 'Without `--api-key` whoever reaches the port can use the model, with or without CORS.',
    },
  ],
};
