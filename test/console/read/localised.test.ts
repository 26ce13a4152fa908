import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/console/read/decode.ts';

const ASKED = 'https://api.shop.test/v2/orders?open=1';

/** The beginning of the line, with `{url}`, and its reasons: `%` stands for the value that is named. */
interface Language {
  readonly line: string;
  readonly reasons: Readonly<Record<string, string>>;
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  German: {
    line: 'Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf {url}. (Grund: {reason}.',
    reasons: {
      CORSDisabled: 'CORS deaktiviert)',
      CORSDidNotSucceed2: 'CORS-Anfrage schlug fehl). Statuscode: (null)',
      CORSExternalRedirectNotAllowed: 'Externe Weiterleitung der CORS-Anfrage verboten)',
      CORSRequestNotHttp: 'CORS-Anfrage war nicht http)',
      CORSMissingAllowOrigin2: "CORS-Kopfzeile 'Access-Control-Allow-Origin' fehlt). Statuscode: 200",
      CORSAllowOriginNotMatchingOrigin:
        "CORS-Kopfzeile 'Access-Control-Allow-Origin' stimmt nicht mit '%' überein)",
      CORSNotSupportingCredentials:
        "Berechtigung/Credential wird nicht unterstützt, wenn die CORS-Kopfzeile 'Access-Control-Allow-Origin' auf '*' gesetzt ist)",
      CORSPreflightDidNotSucceed3: 'CORS-Preflight-Antwort schlug fehl). Statuscode: 405',
      CORSMissingAllowHeaderFromPreflight2:
        "Kopfzeile '%' ist aufgrund der Kopfzeile 'Access-Control-Allow-Headers' aus der CORS-Preflight-Antwort nicht zulässig)",
    },
  },
  French: {
    line: 'Blocage d’une requête multiorigine (Cross-Origin Request) : la politique « Same Origin » ne permet pas de consulter la ressource distante située sur {url}. Raison : {reason}.',
    reasons: {
      CORSDisabled: 'CORS désactivé',
      CORSDidNotSucceed2: 'échec de la requête CORS. Code d’état : (null)',
      CORSOriginHeaderNotAdded: 'l’en-tête CORS « Origin » ne peut pas être ajouté',
      CORSExternalRedirectNotAllowed: 'la redirection externe de requêtes CORS n’est pas autorisée',
      CORSMissingAllowOrigin2:
        'l’en-tête CORS « Access-Control-Allow-Origin » est manquant. Code d’état : 404',
      CORSMultipleAllowOriginNotAllowed:
        'le recours à plusieurs en-têtes CORS « Access-Control-Allow-Origin » n’est pas autorisé',
      CORSAllowOriginNotMatchingOrigin:
        'l’en-tête CORS « Access-Control-Allow-Origin » ne correspond pas à « % »',
      CORSMethodNotFound: 'méthode manquante dans l’en-tête « Access-Control-Allow-Methods »',
      CORSPreflightDidNotSucceed3:
        'échec de la réponse de pré-vérification des requêtes CORS. Code d’état : 401',
      CORSInvalidAllowHeader: 'jeton « % » invalide dans l’en-tête CORS « Access-Control-Allow-Headers »',
    },
  },
  Spanish: {
    line: 'Solicitud desde otro origen bloqueada: la política de mismo origen impide leer el recurso remoto en {url} (razón: {reason}.',
    reasons: {
      CORSDisabled: 'CORS desactivado)',
      CORSRequestNotHttp: 'la solicitud CORS no es http)',
      CORSMissingAllowOrigin: "falta la cabecera CORS 'Access-Control-Allow-Origin')",
      CORSAllowOriginNotMatchingOrigin: "la cabecera CORS 'Access-Control-Allow-Origin' no coincide con '%')",
      CORSMissingAllowCredentials:
        "se esperaba 'true' en la cabecera CORS 'Access-Control-Allow-Credentials')",
      CORSMissingAllowHeaderFromPreflight:
        "token '%' no presente en la cabecera CORS 'Access-Control-Allow-Headers' del canal CORS prevuelo)",
    },
  },
  Portuguese: {
    line: 'Requisição cross-origin bloqueada: A diretiva Same Origin (mesma origem) não permite a leitura do recurso remoto em {url} (motivo: {reason}.',
    reasons: {
      CORSDidNotSucceed2: 'falha na requisição CORS). Código de status: (null)',
      CORSMissingAllowOrigin2:
        "falta cabeçalho 'Access-Control-Allow-Origin' no CORS). Código de status: 500",
      CORSPreflightDidNotSucceed3:
        'falha na resposta de comprovação (preflight) do CORS). Código de status: 403',
      CORSInvalidAllowMethod: "token '%' inválido no cabeçalho 'Access-Control-Allow-Methods' do CORS)",
    },
  },
  Russian: {
    line: 'Запрос из постороннего источника заблокирован: Политика одного источника запрещает чтение удаленного ресурса на {url}. (Причина: {reason}.',
    reasons: {
      CORSDisabled: 'CORS отключён)',
      CORSDidNotSucceed2: 'не удалось выполнить запрос CORS). Код состояния: (null)',
      CORSMissingAllowOrigin: 'отсутствует заголовок CORS «Access-Control-Allow-Origin»)',
      CORSMultipleAllowOriginNotAllowed:
        'несколько заголовков CORS «Access-Control-Allow-Origin» не разрешены)',
      CORSPreflightDidNotSucceed3: 'неудача ответа CORS preflight). Код состояния: 404',
      CORSMissingAllowHeaderFromPreflight2:
        'заголовок «%» не разрешён согласно заголовку «Access-Control-Allow-Headers» из ответа CORS preflight)',
    },
  },
  Japanese: {
    line: 'クロスオリジン要求をブロックしました: 同一生成元ポリシーにより、{url} にあるリモートリソースの読み込みは拒否されます (理由: {reason}。',
    reasons: {
      CORSDisabled: 'CORS が無効)',
      CORSDidNotSucceed: 'CORS 要求が成功しなかった)',
      CORSExternalRedirectNotAllowed: 'CORS 要求の外部リダイレクトは許可されない)',
      CORSMissingAllowOrigin: 'CORS ヘッダー ‘Access-Control-Allow-Origin’ が足りない)',
      CORSAllowOriginNotMatchingOrigin: 'CORS ヘッダー ‘Access-Control-Allow-Origin’ が ‘%’ と異なる)',
      CORSPreflightDidNotSucceed: 'CORS プリフライトチャンネルが継承されていない)',
      CORSMissingAllowHeaderFromPreflight:
        'CORS プリフライトチャンネルからの CORS ヘッダー ‘Access-Control-Allow-Headers’ にトークン ‘%’ が足りない)',
    },
  },
  'Chinese (simplified)': {
    line: '已拦截跨源请求：同源策略禁止读取位于 {url} 的远程资源。（原因：{reason}。',
    reasons: {
      CORSDisabled: 'CORS 未启用）',
      CORSDidNotSucceed: 'CORS 请求未能成功）',
      CORSRequestNotHttp: 'CORS 请求不是 http）',
      CORSMissingAllowOrigin2: "CORS 头缺少 'Access-Control-Allow-Origin'）。状态码：200",
      CORSAllowOriginNotMatchingOrigin: "CORS 头 'Access-Control-Allow-Origin' 不匹配 '%'）",
      CORSPreflightDidNotSucceed: 'CORS 预检通道未成功）',
      CORSInvalidAllowMethod: "CORS 头 'Access-Control-Allow-Methods' 中的令牌 '%' 无效）",
    },
  },
  'Chinese (traditional)': {
    line: '已封鎖跨來源請求: 同源政策不允許讀取 {url} 的遠端資源。（原因: {reason}。',
    reasons: {
      CORSDidNotSucceed2: 'CORS 請求未成功）。狀態代碼: (null)',
      CORSAllowOriginNotMatchingOrigin: "CORS 'Access-Control-Allow-Origin' 檔頭不符合「%」）",
      CORSPreflightDidNotSucceed3: 'CORS preflight 回應並未成功）。狀態代碼: 401',
    },
  },
  Italian: {
    line: 'Bloccata richiesta multiorigine (cross-origin): il criterio di corrispondenza dell’origine non consente la lettura della risorsa remota da {url}. Motivo: {reason}.',
    reasons: {
      CORSDidNotSucceed2: 'richiesta CORS non riuscita. Codice di stato: (null)',
      CORSMissingAllowOrigin2: 'header CORS “Access-Control-Allow-Origin” mancante. Codice di stato: 200',
      CORSMissingAllowHeaderFromPreflight2:
        'l’header “%” non è consentito a causa dell’header “Access-Control-Allow-Headers” nella risposta CORS preliminare (“preflight”)',
    },
  },
  Korean: {
    line: '교차 출처 요청 차단: 동일 출처 정책으로 인해 {url}에 있는 원격 리소스를 차단했습니다. (원인: {reason}.',
    reasons: {
      CORSDidNotSucceed2: 'CORS 요청이 성공하지 못함). 상태 코드: (null)',
      CORSMissingAllowOrigin2: '‘Access-Control-Allow-Origin’ CORS 헤더가 없음). 상태 코드: 200',
      CORSPreflightDidNotSucceed3: 'CORS 사전 점검 응답이 성공하지 못함). 상태 코드: 500',
    },
  },
};

const cases = Object.entries(LANGUAGES).flatMap(([language, { line, reasons }]) =>
  Object.entries(reasons).map(([category, reason]) => ({
    language,
    category,
    value: reason.includes('%') ? 'x-shop' : null,
    text: line.replace('{url}', ASKED).replace('{reason}', reason.replace('%', 'x-shop')),
  })),
);

describe('Firefox in other languages', () => {
  it.each(cases)('in $language: $category', ({ category, value, text }) => {
    expect(decode(text)).toMatchObject([
      { engine: 'firefox', isCors: true, browserCode: category, url: ASKED, failedParameter: value },
    ]);
  });

  it.each(cases)('in a comment, wrapped at the address and the bracket, in $language: $category', (one) => {
    const wrapped = one.text.replace(` ${ASKED}`, `\n${ASKED}`).replace(/([. ]) ?\(/, '$1\n(');
    const text = wrapped.replace(/^/gm, '     * ');
    expect(decode(`/**\n${text}\n     */`)).toMatchObject([
      { browserCode: one.category, url: ASKED, failedParameter: one.value },
    ]);
  });

  it('states the status', () => {
    const german = cases.find(({ category }) => category === 'CORSPreflightDidNotSucceed3');
    expect(decode(german?.text ?? '')).toMatchObject([{ statusCode: 405, phase: 'preflight' }]);
  });

  it.each([
    [
      "(Motivo: o cabeçalho CORS 'Access-Control-Allow-Origin' não está presente).",
      'MissingAllowOriginHeader',
    ],
    ['(Motivo: a pré-conexão CORS falhou).', 'PreflightInvalidStatus'],
    ['(Motivo: o pedido CORS não usa http).', 'CorsDisabledScheme'],
    ['(Grund: CORS-Preflight-Kanal war nicht erfolgreich).', 'PreflightInvalidStatus'],
    ['Reason : header CORS « Access-Control-Allow-Origin » is missing.', 'MissingAllowOriginHeader'],
    ["(Motivo: o cabeçalho CORS 'Access-Control-Allow-Origin'", null],
  ])('tells a reason in words that are not known by what is the same in all: %s', (reason, corsError) => {
    const text = `Requisição cross-origin bloqueada: A política de mesma origem (Same Origin Policy) impede a leitura do recurso remoto em ${ASKED}. ${reason}`;
    expect(decode(text)).toMatchObject([{ engine: 'firefox', corsError, url: ASKED }]);
    const wrapped = text.replace(` ${ASKED}. `, `\n  ${ASKED}\n  `);
    expect(decode(wrapped)).toMatchObject([{ engine: 'firefox', corsError, url: ASKED }]);
  });

  it('tells a reason that was translated into English by the header that it names, not by its first word', () => {
    const text = `Cross-Origin Request blocked: the policy « Same Origin » does not permit to consult the distant resource on ${ASKED}. Reason : header CORS « Access-Control-Allow-Origin » is missing.`;
    expect(decode(text)).toMatchObject([{ corsError: 'MissingAllowOriginHeader', failedParameter: null }]);
  });

  it('names the header between French marks though the sentence was cut off behind it', () => {
    const text =
      'la politique « Same Origin » ne permet pas de consulter la ressource distante\nRaison : l’en-tête « x-basket » n’est pas autorisé';
    expect(decode(text)).toMatchObject([
      { corsError: 'HeaderDisallowedByPreflightResponse', failedParameter: 'x-basket' },
    ]);
  });

  it('stays without a code where the line gives no reason', () => {
    const text = `Запрос из постороннего источника заблокирован: Политика одного источника запрещает чтение удаленного ресурса на ${ASKED}. Это может быть исправлено путем перемещения ресурса в тот же домен или включением CORS.`;
    expect(decode(text)).toMatchObject([{ isCors: true, corsError: null, browserCode: null, url: ASKED }]);
  });
});
