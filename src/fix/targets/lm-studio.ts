import { detectLmStudio } from '../detect/detect-habits.ts';
import { refuse } from '../policy/refusal.ts';
import type { Target } from '../target.ts';

/** LM Studio: a switch that lets every site in, and nothing between. */
export const lmStudio: Target = {
  id: 'lm-studio',
  name: 'LM Studio',
  variantOf: null,
  layer: 'application',
  language: 'shell',
  place: 'The Developer tab, Server Settings, Enable CORS',
  documentation: 'https://lmstudio.ai/docs/cli/serve/server-start',
  log: null,
  detect: detectLmStudio,
  refuse: () =>
    refuse(
      'every-site-or-none',
      'LM Studio',
      'a proxy of your own in front of it, or its switch (Enable CORS, lms server start --cors) only while you need it',
    ),
  write: () => '',
  notes: [],
};
