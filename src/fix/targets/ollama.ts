import { parseUrl } from '../../cors/origin.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { isOrdinaryOrigin, refuseUnless } from '../policy/expressible.ts';
import type { Found } from '../detect/fingerprint.ts';
import { lines } from '../write/lines.ts';
import { shellString } from '../write/quote-server.ts';
import type { Target } from '../target.ts';

/** Its answers name no server: the port that it has unless told otherwise. */
const PORT = '11434';

function findPort(exchange: Exchange): Found | null {
  const url = parseUrl(exchange.hops.at(-1)?.url ?? exchange.url);
  return url?.port === PORT ? { confidence: 'likely', evidence: url.host } : null;
}

/** Ollama: a list of origins, in which a `*` would be a pattern. Methods and headers are its own business; it allows no credentials. */
export const ollama: Target = {
  id: 'ollama',
  name: 'Ollama',
  variantOf: null,
  layer: 'application',
  language: 'shell',
  place: 'Where Ollama is started: an environment variable. Then start it anew',
  documentation: 'https://docs.ollama.com/faq#how-can-i-allow-additional-web-origins-to-access-ollama',
  log: 'OLLAMA_DEBUG=1 logs every request with its status; a refused origin is a 403 there.',
  detect: findPort,
  refuse: refuseUnless({ origin: isOrdinaryOrigin }),
  write: ({ origins }) => {
    const list = shellString(origins.join(','));
    return lines(
      '# Exactly as the browser sends them, with commas between: one for each environment.',
      `OLLAMA_ORIGINS=${list} ollama serve`,
      '',
      '# As a service of systemd: sudo systemctl edit ollama, these two lines, then sudo systemctl restart ollama',
      '#   [Service]',
      `#   Environment="OLLAMA_ORIGINS=${origins.join(',')}"`,
      '# The app on macOS: this, then quit it and open it again',
      `#   launchctl setenv OLLAMA_ORIGINS ${list}`,
      '# Docker:',
      `#   docker run -e OLLAMA_ORIGINS=${list} … ollama/ollama`,
    );
  },
  notes: [
    {
      when: ['preflight-forbidden', 'response-unauthorized'],
      text: 'Ollama answers an empty 403 to every origin that is not in its list, preflight and request alike. Pages on `localhost` are in it from the start, those on other addresses of your network are not.',
    },
    {
      when: ['credentials'],
      text: 'Ollama sends no `Access-Control-Allow-Credentials`: leave `credentials` out of the request.',
    },
    {
      when: ['always'],
      text: 'Ollama has no login: whoever may ask it from a browser can use and delete its models. Name your own pages only, and reach it from other computers through a proxy that asks for one.',
    },
  ],
};
