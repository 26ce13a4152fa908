import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in pt-BR. */
export const LOCALE_PT_BR: FirefoxLocale = {
  lines: [
    'Requisição cross-origin bloqueada: A diretiva Same Origin (mesma origem) não permite a leitura do recurso remoto em {url}',
  ],
  warning:
    'Aviso de requisição de origem cruzada (cross-origin): A diretiva de mesma origem (same origin) em breve não permitirá a leitura do recurso remoto em {url}',
  reasons: [
    'CORS desativado',
    'falha na requisição CORS',
    'cabeçalho ‘Origin’ do CORS não pode ser adicionado',
    'redirecionamento externo de requisição CORS não permitido',
    'requisição CORS não é http',
    "falta cabeçalho '@Origin' no CORS",
    'não é permitido vários cabeçalhos ‘@Origin’ no CORS',
    "cabeçalho '@Origin' do CORS não corresponde a '{value}'",
    'credencial não suportada se o cabeçalho ‘@Origin’ do CORS for ‘*’',
    "método não encontrado no cabeçalho '@Methods' do CORS",
    "esperado 'true' no cabeçalho '@Credentials' do CORS",
    'falha na resposta de comprovação (preflight) do CORS',
    "token '{token}' inválido no cabeçalho '@Methods' do CORS",
    "token ‘{token}’ inválido no cabeçalho '@Headers' do CORS",
    'header ‘{header}’ não permitido, de acordo com o header ‘@Headers’ da resposta de comprovação (preflight) do CORS',
    'quando o valor de `@Headers` é `*`, o cabeçalho `Authorization` não é coberto. Para incluir o cabeçalho `Authorization`, ele deve ser incluído explicitamente no cabeçalho CORS `@Headers`',
  ],
};
