import { hasNoStar, refuseUnless } from '../policy/expressible.ts';
import { lines } from '../write/lines.ts';
import { shellString } from '../write/quote-server.ts';
import type { Target } from '../target.ts';

/** ComfyUI: one fixed origin, with credentials. Methods and headers are its own business. */
export const comfyui: Target = {
  id: 'comfyui',
  name: 'ComfyUI',
  variantOf: null,
  layer: 'application',
  language: 'shell',
  place: 'The command that starts the server',
  documentation: 'https://docs.comfy.org/development/comfyui-server/startup-flags',
  log: null,
  detect: () => null,
  refuse: refuseUnless({ origin: hasNoStar }),
  write: ({ origins }) =>
    lines(
      '# Exactly as the browser sends it.',
      `python main.py --enable-cors-header ${shellString(origins[0] ?? '')}`,
      ...origins
        .slice(1)
        .map((origin) => `# A server for another environment: --enable-cors-header ${shellString(origin)}`),
    ),
  notes: [
    {
      when: ['several-origins'],
      text: 'ComfyUI sends one fixed origin to everybody: for several at once put a proxy in front of it, and leave the option out.',
    },
    {
      when: ['always'],
      text: 'The option without a value allows every site, and ComfyUI has no login: any page you visit could then run workflows.',
    },
  ],
};
