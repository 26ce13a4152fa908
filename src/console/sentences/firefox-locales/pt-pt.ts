import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in pt-PT. */
export const LOCALE_PT_PT: FirefoxLocale = {
  lines: [
    'Pedido de origem cruzada bloqueado: A política da mesma origem não permite a leitura do recurso remoto em {url}',
    'Pedido de origem cruzada bloqueado: A política de mesma origem não permite a leitura do recurso remoto em {url}',
  ],
  warning:
    'Aviso de solicitação de origem cruzada: a política de mesma origem impedirá a leitura do recurso remoto em {url} em breve',
  reasons: [
    'CORS desativado',
    'pedido CORS não foi bem sucedido',
    'cabeçalho CORS ‘Origin’ não pode ser adicionado',
    'pedido CORS de redirecionamento externo não permitido',
    'pedido CORS não http',
    'cabeçalho CORS ‘@Origin’ em falta',
    'múltiplos cabeçalhos CORS ‘@Origin’ não permitidos',
    "cabeçalho CORS '@Origin' não corresponde a '{value}'",
    'Credencial não suportada se o cabeçalho CORS ‘@Origin’ é ‘*’',
    'não encontrou o método no cabeçalho CORS ‘@Methods’',
    "era esperado ‘true’ no cabeçalho CORS '@Credentials'",
    'a resposta CORS preflight não foi bem sucedida',
    "token inválido '{token}' no cabeçalho CORS '@Methods'",
    "token inválido '{token}' no cabeçalho CORS '@Headers'",
    'o cabeçalho ‘{header}’ não é permitido de acordo com cabeçalho ‘@Headers’ da resposta CORS preflight',
    'quando o `@Headers` é `*`, o cabeçalho `Authorization` não é coberto. Para incluir o cabeçalho `Authorization`, ele deve ser explicitamente listado no cabeçalho CORS `@Headers`',
  ],
};
