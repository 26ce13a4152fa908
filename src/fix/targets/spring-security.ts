import { getHeader } from '../../cors/header-list.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { hasNoComma, refuseUnless } from '../policy/expressible.ts';
import { answersOf, findFingerprint, type Found } from '../detect/fingerprint.ts';
import { lineIf, lines } from '../write/lines.ts';
import { javaList } from '../write/lists.ts';
import { comparedMethods } from '../methods.ts';
import { javaString } from '../write/quote-code.ts';
import type { Target } from '../target.ts';

const NO_CACHE = 'no-cache, no-store, max-age=0, must-revalidate';

/** The headers that Spring Security adds to every answer. */
function findSecurityHeaders(exchange: Exchange): Found | null {
  const headers = answersOf(exchange)[0]?.responseHeaders ?? [];
  const matches =
    getHeader(headers, 'cache-control') === NO_CACHE &&
    getHeader(headers, 'expires') === '0' &&
    getHeader(headers, 'x-content-type-options') === 'nosniff';
  return matches ? { confidence: 'certain', evidence: `Cache-Control: ${NO_CACHE}` } : null;
}

/** Spring Security 6 and 7: its CORS filter runs before authentication, and covers Spring MVC as well. */
export const springSecurity: Target = {
  id: 'spring-security',
  name: 'Spring Security',
  variantOf: null,
  layer: 'application',
  language: 'java',
  place:
    'The class that builds the SecurityFilterChain: the imports, part 1 as a bean beside it, part 2 inside it',
  documentation: 'https://docs.spring.io/spring-security/reference/servlet/integrations/cors.html',
  log: 'logging.level.org.springframework.web.cors=DEBUG in application.properties logs what is refused, and why.',
  detect: (exchange) =>
    findSecurityHeaders(exchange) ??
    findFingerprint(exchange, [{ header: 'set-cookie', starts: 'jsessionid=', confidence: 'possible' }]),
  refuse: refuseUnless({ origin: hasNoComma }),
  write: (policy) =>
    lines(
      'import java.util.List;',
      'import org.springframework.context.annotation.Bean;',
      'import org.springframework.security.config.Customizer;',
      'import org.springframework.web.cors.CorsConfiguration;',
      'import org.springframework.web.cors.UrlBasedCorsConfigurationSource;',
      '',
      '// 1. Beside the SecurityFilterChain bean',
      '@Bean',
      'UrlBasedCorsConfigurationSource corsConfigurationSource() { // the name by which http.cors() finds it',
      '    CorsConfiguration cors = new CorsConfiguration();',
      '    cors.setAllowedOrigins(List.of( // exactly as the browser sends them: one line per environment',
      policy.origins
        .map((origin) => `        ${javaString(origin)}`)
        .join(',\n')
        .concat('));'),
      `    cors.setAllowedMethods(List.of(${javaList(comparedMethods(policy))}));`,
      `    cors.setAllowedHeaders(List.of(${javaList(policy.allowHeaders)}));`,
      lineIf(
        policy.exposeHeaders.length > 0,
        `    cors.setExposedHeaders(List.of(${javaList(policy.exposeHeaders)}));`,
      ),
      lineIf(policy.credentials, '    cors.setAllowCredentials(true);'),
      `    cors.setMaxAge(${policy.maxAge}L);`,
      '    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();',
      '    source.registerCorsConfiguration("/**", cors);',
      '    return source;',
      '}',
      '',
      '// 2. Where the SecurityFilterChain is built, before http.build()',
      'http.cors(Customizer.withDefaults()); // answers preflights before authentication',
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'Without `http.cors(…)` the preflight is refused, because it carries no credentials. Where there are several `SecurityFilterChain` beans, write it in each. `permitAll` for `OPTIONS` lets it pass, but adds no headers.',
    },
    {
      when: ['preflight-forbidden'],
      text: 'A 403 that says `Invalid CORS request` means that the origin, the method or a header is not in the lists.',
    },
    {
      when: ['redirected', 'preflight-redirected'],
      text: 'A redirect to the login page is no answer for `fetch`: use `new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)` as the entry point of the API.',
    },
    {
      when: ['response-unauthorized'],
      text: 'A 403 on `POST`, `PUT` or `DELETE` with CORS headers is CSRF protection, not CORS.',
    },
    {
      when: ['duplicated-header'],
      text: 'Remove a `CorsFilter` of your own and headers that a gateway adds: browsers refuse two.',
    },
    {
      when: ['always'],
      text: 'A bean called `corsFilter` takes precedence over `corsConfigurationSource`: remove it. WebFlux: the class of the same name in `org.springframework.web.cors.reactive`, and `ServerHttpSecurity` in place of `HttpSecurity`.',
    },
    {
      when: ['always'],
      text: '`WebSecurityConfigurerAdapter`, which many answers use, is gone since Spring Security 6.',
    },
  ],
};
