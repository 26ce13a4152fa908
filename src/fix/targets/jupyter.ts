import { lineIf, lines } from '../write/lines.ts';
import { pythonString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** Jupyter Server: a pattern for origins, which is matched from the start. Methods and headers are its own business. */
export const jupyter: Target = {
  id: 'jupyter',
  name: 'Jupyter Server',
  variantOf: null,
  layer: 'application',
  language: 'python',
  place: 'jupyter_server_config.py (jupyter server --generate-config makes one)',
  documentation: 'https://jupyter-server.readthedocs.io/en/latest/other/full-config.html',
  log: 'c.ServerApp.log_level = "DEBUG": the log names the origin that it blocks.',
  detect: () => null,
  write: ({ origins, credentials }) =>
    lines(
      'import re',
      '',
      'origins = [  # exactly as the browser sends them: one line per environment',
      ...origins.map((origin) => `    ${pythonString(origin)},`),
      ']',
      'c = get_config()',
      String.raw`c.ServerApp.allow_origin_pat = "(?:" + "|".join(map(re.escape, origins)) + r")\Z"`,
      lineIf(credentials, 'c.ServerApp.allow_credentials = True'),
    ),
  notes: [
    {
      when: ['response-unauthorized', 'preflight-forbidden'],
      text: 'A 403 about `_xsrf` is not CORS: send the token of the server in `Authorization: token …`.',
    },
    {
      when: ['preflight-needed'],
      text: 'Jupyter allows the headers `accept`, `content-type`, `authorization` and `x-xsrftoken`, whatever is configured: leave others out.',
    },
    {
      when: ['always'],
      text: '`c.ServerApp.allow_origin` wins over the pattern: leave it out. Whoever gets in can run code on that computer.',
    },
  ],
};
