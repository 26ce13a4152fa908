import { isOrdinaryOrigin, refuseUnless } from '../policy/expressible.ts';
import { lines, type Line } from '../write/lines.ts';
import { comparedMethods, namedHeaders } from '../methods.ts';
import { xmlText } from '../write/quote-data.ts';
import type { Target } from '../target.ts';

const parameter = (name: string, value: string): readonly Line[] => [
  '  <init-param>',
  `    <param-name>${name}</param-name>`,
  `    <param-value>${xmlText(value)}</param-value>`,
  '  </init-param>',
];

const list = (name: string, items: readonly string[]): readonly Line[] =>
  items.length === 0 ? [] : parameter(name, items.join(','));

/** Tomcat 9 and later: the same class in all of them. It refuses methods and headers that it is not told, so that GET and POST are listed, too; an origin that java.net.URI does not read, or with a comma in it, never matches (measured in 10.1). */
export const tomcat: Target = {
  id: 'tomcat',
  name: 'Tomcat',
  variantOf: 'raw-headers',
  layer: 'application',
  language: 'xml',
  place: 'WEB-INF/web.xml of the application (or conf/web.xml for all of them): above every other <filter>',
  documentation: 'https://tomcat.apache.org/tomcat-10.1-doc/config/filter.html#CORS_Filter',
  log: 'org.apache.catalina.filters.CorsFilter.level = FINE in conf/logging.properties.',
  detect: () => null,
  refuse: refuseUnless({ origin: isOrdinaryOrigin }),
  write: (policy) =>
    lines(
      '<filter>',
      '  <filter-name>CorsFilter</filter-name>',
      '  <filter-class>org.apache.catalina.filters.CorsFilter</filter-class>',
      '  <!-- Exactly as the browser sends them, with commas and no spaces between: one for each environment. -->',
      ...list('cors.allowed.origins', policy.origins),
      ...list('cors.allowed.methods', comparedMethods(policy)),
      ...list('cors.allowed.headers', namedHeaders(policy)),
      ...list('cors.exposed.headers', policy.exposeHeaders),
      ...parameter('cors.support.credentials', String(policy.credentials)),
      ...parameter('cors.preflight.maxage', String(policy.maxAge)),
      '</filter>',
      '<filter-mapping>',
      '  <filter-name>CorsFilter</filter-name>',
      '  <url-pattern>/*</url-pattern>',
      '</filter-mapping>',
    ),
  notes: [
    {
      when: ['preflight-forbidden'],
      text: 'The filter answers 403 without any header to an origin, a method or a header that it is not told, and to the request itself as well as to its preflight. All of them have to be listed.',
    },
    {
      when: ['preflight-unauthorized', 'response-unauthorized'],
      text: 'A `<security-constraint>` is checked before every filter: leave `OPTIONS` out of it with `<http-method-omission>OPTIONS</http-method-omission>`. Its 401 to the request itself never has the headers: check tokens in the application instead.',
    },
    {
      when: ['preflight-redirected'],
      text: 'A `<transport-guarantee>` redirects to `https` before every filter, and browsers follow no redirect of a preflight: have the page ask the final address.',
    },
    {
      when: ['duplicated-header'],
      text: 'Spring, JAX-RS or a proxy in front adds the headers, too. Keep one of them.',
    },
  ],
};
