import { findFingerprint, findHost } from '../detect/fingerprint.ts';
import { refuse } from '../policy/refusal.ts';
import type { Target } from '../target.ts';

/** GitHub Pages and raw files of GitHub: headers that nobody can change. */
export const githubPages: Target = {
  id: 'github-pages',
  name: 'GitHub Pages',
  variantOf: null,
  layer: 'application',
  language: 'http',
  place: 'Nowhere: GitHub sends its own headers',
  documentation: 'https://docs.github.com/pages',
  log: null,
  detect: (exchange) =>
    findHost(exchange, ['.github.io', 'raw.githubusercontent.com']) ??
    findFingerprint(exchange, [{ header: 'server', starts: 'github.com', confidence: 'certain' }]),
  refuse: () =>
    refuse(
      'fixed-headers',
      'GitHub Pages',
      'a host that lets you (Cloudflare Pages, Netlify, Firebase Hosting), or a CDN in front of it that adds them',
    ),
  write: () => '',
  notes: [],
};
