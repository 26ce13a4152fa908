import { isOrdinaryOrigin, isOrdinaryWord, refuseUnless } from '../policy/expressible.ts';
import { findFingerprint } from '../detect/fingerprint.ts';
import { comparedMethods, namedHeaders } from '../methods.ts';
import { lineIf, lines } from '../write/lines.ts';
import { yamlString } from '../write/quote-data.ts';
import type { Target } from '../target.ts';

const joined = (items: readonly string[]): string => yamlString(items.join(','));

/** Elasticsearch: lists are one value with commas, and one between slashes is a regular expression. OpenSearch has the same settings. */
export const elasticsearch: Target = {
  id: 'elasticsearch',
  name: 'Elasticsearch / OpenSearch',
  variantOf: null,
  layer: 'application',
  language: 'yaml',
  place: 'config/elasticsearch.yml (opensearch.yml) of every node that answers HTTP; then restart it',
  documentation:
    'https://www.elastic.co/docs/reference/elasticsearch/configuration-reference/networking-settings',
  log: 'PUT _cluster/settings with "logger.org.elasticsearch.http": "TRACE" logs every request and its answer.',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'x-elastic-product', starts: 'elasticsearch', confidence: 'certain' },
      { header: 'x-opensearch-version', confidence: 'certain' },
    ]),
  refuse: refuseUnless({ origin: isOrdinaryOrigin, method: isOrdinaryWord, header: isOrdinaryWord }),
  write: (policy) =>
    lines(
      'http.cors.enabled: true',
      '# Exactly as the browser sends them, with commas between: one for each environment.',
      `http.cors.allow-origin: ${joined(policy.origins)}`,
      `http.cors.allow-methods: ${joined(comparedMethods(policy))}`,
      `http.cors.allow-headers: ${joined(namedHeaders(policy))}`,
      lineIf(policy.exposeHeaders.length > 0, `http.cors.expose-headers: ${joined(policy.exposeHeaders)}`),
      lineIf(policy.credentials, 'http.cors.allow-credentials: true'),
      `http.cors.max-age: ${policy.maxAge}`,
    ),
  notes: [
    {
      when: ['preflight-forbidden', 'response-unauthorized'],
      text: 'Elasticsearch answers 403 to an origin, a method or a header that is not in its lists.',
    },
    {
      when: ['always'],
      text: 'A search engine that browsers ask directly shows them all that the user of the request may read: a small API in between is safer. Elastic Cloud takes these lines under User settings.',
    },
  ],
};
