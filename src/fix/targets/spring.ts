import { getHeader, valuesOf } from '../../cors/header-list.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import { hasNoComma, refuseUnless } from '../policy/expressible.ts';
import { answersOf, findFingerprint, type Found } from '../detect/fingerprint.ts';
import { lineIf, lines } from '../write/lines.ts';
import { javaList } from '../write/lists.ts';
import { comparedMethods } from '../methods.ts';
import { javaString } from '../write/quote-code.ts';
import type { Target } from '../target.ts';

/** Spring refuses a preflight with 403; a success without permission is that of rs/cors, for Go, which sends these names as well. */
const isRefusedWithSuccess = ({ kind, status, responseHeaders }: Hop): boolean =>
  kind === 'preflight' && status < 300 && getHeader(responseHeaders, 'access-control-allow-origin') === null;

/**
 * The three names that Spring's CORS processor adds to `Vary`, in one line or three. With 204 it is rs/cors, for Go; tower-http, for Rust,
 * writes them in lower case; Starlette, for Python, adds a fourth.
 */
function findVary(exchange: Exchange): Found | null {
  const [answer] = answersOf(exchange);
  const vary = getHeader(answer?.responseHeaders ?? [], 'vary') ?? '';
  const matches =
    answer !== undefined &&
    answer.status !== 204 &&
    !isRefusedWithSuccess(answer) &&
    vary.includes('Origin, Access-Control-Request-Method, Access-Control-Request-Headers') &&
    !vary.includes('Access-Control-Request-Private-Network');
  // actix-web, for Rust, writes one line as well.
  const isSeveral = valuesOf(answer?.responseHeaders ?? [], 'vary').length > 1;
  return matches
    ? {
        confidence: isSeveral ? 'likely' : 'possible',
        evidence: 'Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
      }
    : null;
}

/** Spring MVC 5.3 to 7. Every preflight's method and headers are compared with the lists, simple methods too. */
export const spring: Target = {
  id: 'spring',
  name: 'Spring Boot (MVC / WebFlux)',
  variantOf: null,
  layer: 'application',
  language: 'java',
  place:
    'A class of its own, CorsConfig.java, below its package line, in a package that is scanned. With Spring Security: take the Spring Security configuration',
  documentation: 'https://docs.spring.io/spring-framework/reference/web/webmvc-cors.html',
  log: 'logging.level.org.springframework.web.cors=DEBUG in application.properties logs what is refused, and why.',
  detect: (exchange) =>
    findFingerprint(exchange, [{ header: 'x-application-context', confidence: 'certain' }]) ??
    findVary(exchange),
  refuse: refuseUnless({ origin: hasNoComma }),
  write: (policy) =>
    lines(
      'import org.springframework.context.annotation.Configuration;',
      'import org.springframework.web.servlet.config.annotation.CorsRegistry;',
      'import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;',
      '',
      '@Configuration',
      'public class CorsConfig implements WebMvcConfigurer {',
      '    @Override',
      '    public void addCorsMappings(CorsRegistry registry) {',
      '        registry.addMapping("/**")',
      '            .allowedOrigins( // exactly as the browser sends them: one line per environment',
      policy.origins
        .map((origin) => `                ${javaString(origin)}`)
        .join(',\n')
        .concat(')'),
      `            .allowedMethods(${javaList(comparedMethods(policy))})`,
      `            .allowedHeaders(${javaList(policy.allowHeaders)})${policy.allowHeaders.length === 0 ? ' // none: without this line, all' : ''}`,
      lineIf(
        policy.exposeHeaders.length > 0,
        `            .exposedHeaders(${javaList(policy.exposeHeaders)})`,
      ),
      lineIf(policy.credentials, '            .allowCredentials(true)'),
      `            .maxAge(${policy.maxAge});`,
      '    }',
      '}',
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'response-unauthorized'],
      text: 'A 401 comes from Spring Security, which stands in front of Spring MVC: this class alone is not enough there. Take the Spring Security configuration.',
    },
    {
      when: ['preflight-forbidden'],
      text: 'A 403 that says `Invalid CORS request` means that the origin, the method or a header is not in the lists. Any other 403 is Spring Security.',
    },
    {
      when: ['response-unauthorized'],
      text: 'Behind a proxy that ends TLS, Spring takes requests of its own site for cross-origin, and answers 403: set `server.forward-headers-strategy=framework`.',
    },
    {
      when: ['server-error', 'gateway-error', 'too-large'],
      text: 'A servlet filter that answers first, or throws, is not covered. A `CorsFilter` bean in a `FilterRegistrationBean` with the highest precedence is.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: behind Spring Cloud Gateway, both answer. Leave CORS to the gateway, or add the filter `DedupeResponseHeader=Access-Control-Allow-Origin Access-Control-Allow-Credentials` there.',
    },
    {
      when: ['header-sent'],
      text: 'Remove `@CrossOrigin` from controllers: its origins, methods and headers are added to these.',
    },
    {
      when: ['always'],
      text: 'WebFlux: `WebFluxConfigurer` and its `CorsRegistry` (package `org.springframework.web.reactive.config`) take the same lines.',
    },
  ],
};
