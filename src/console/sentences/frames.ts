import type { Engine } from '../../cors/engine.ts';
import { type Pattern, patternOf } from './pattern.ts';

/** What stands around the reason of a message. */
export type FrameKind =
  /** `Access to … at … from origin … has been blocked by CORS policy`, and `Redirect from … to …` before 2018. */
  | 'access'
  /** `Font from origin … has been blocked from loading by Cross-Origin Resource Sharing policy`, Chrome 36 to 60. */
  | 'sharing'
  /** `XMLHttpRequest cannot load …`: Chrome before 2018, and Safari. */
  | 'cannot-load'
  /** `Failed to load https://…: `, Chrome 61 to 68. */
  | 'failed-to-load'
  /** `Cross-origin redirection to … denied by Cross-Origin Resource Sharing policy` */
  | 'redirection'
  /** Firefox, in English. */
  | 'same-origin-policy'
  /** Firefox in another language. */
  | 'localised';

export interface FrameMeaning {
  readonly role: 'frame';
  readonly frame: FrameKind;
  readonly engine: Engine;
  readonly warning: boolean;
}

/** What tells more about the message that it belongs to. */
export interface SupplementMeaning {
  readonly role:
    /** What follows was found on the preflight. */
    | 'preflight'
    /** WebKit's `… cannot load … due to access control checks`. */
    | 'access-control-checks'
    /** `Origin … is therefore not allowed access` */
    | 'origin'
    /** `The response had HTTP status code …` */
    | 'status';
}

const frame = (template: string, kind: FrameKind, engine: Engine, warning = false): Pattern<FrameMeaning> =>
  patternOf(template, { role: 'frame', frame: kind, engine, warning });

const supplement = (template: string, role: SupplementMeaning['role']): Pattern<SupplementMeaning> =>
  patternOf(template, { role });

/**
 * The beginnings of Firefox's line in other languages (dom/chrome/security/security.properties of its translations), up to the address or
 * around it. Header names, `CORS` and the quotation marks are the same everywhere: they tell the reason.
 */
const LOCALISED = [
  'Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf {url}',
  'la politique « Same Origin » ne permet pas de consulter la ressource distante située sur {url}',
  'la politique « Same Origin » ne permet pas de consulter la ressource distante {url}',
  'impide leer el recurso remoto en {url}',
  'no permite leer el recurso remoto en {url}',
  'no permite la lectura de recursos remotos en {url}',
  'no permite la lectura del recurso remoto en {url}',
  'no permite la lectura de los recursos remotos en {url}',
  'não permite a leitura do recurso remoto em {url}',
  'não permite ler o recurso remoto em {url}',
  'impede a leitura do recurso remoto em {url}',
  'Политика одного источника запрещает чтение удаленного ресурса на {url}',
  'Политика одного источника запрещает чтение удалённого ресурса на {url}',
  'Політика одного джерела забороняє читання віддаленого ресурсу на {url}',
  '同一生成元ポリシーにより、{url}',
  '同源策略禁止读取位于 {url}',
  '同源策略禁止读取 {url}',
  '同源政策不允許讀取 {url}',
  '동일 출처 정책으로 인해 {url}',
  'non consente la lettura della risorsa remota da {url}',
  'nie pozwalają wczytywać zdalnych zasobów z {url}',
  'Same Origin Policy staat het lezen van de externe bron op {url}',
  'Aynı Kaynak İlkesi, {url}',
  'Aynı Köken İlkesi, {url}',
  'The same-source rule prohibits reading the external resource at {url}',
  'same-origin policy prohibits reading the remote resource at {url}',
  'same-origin policy prohibits reading remote resources located at {url}',
  'the policy « Same Origin » does not permit to consult the distant resource on {url}',
] as const;

const LOCALISED_WARNINGS = [
  'Die Gleiche-Quelle-Regel wird das Lesen der externen Ressource auf {url}',
  'la politique « Same Origin » ne permettra bientôt plus de consulter la ressource distante située sur {url}',
] as const;

export const FRAME_PATTERNS: readonly Pattern<FrameMeaning>[] = [
  frame('{url} blocked by CORS policy', 'access', 'chromium'),
  frame('{url} has been blocked from loading by Cross-Origin Resource Sharing policy', 'sharing', 'chromium'),
  frame('XMLHttpRequest cannot load {url}', 'cannot-load', 'chromium'),
  frame('Fetch API cannot load {url}', 'cannot-load', 'chromium'),
  frame('EventSource cannot load {url}', 'cannot-load', 'chromium'),
  frame('Failed to load {url}', 'failed-to-load', 'chromium'),
  frame(
    'Cross-origin redirection to {url} denied by Cross-Origin Resource Sharing policy',
    'redirection',
    'webkit',
  ),
  frame('Cross-Origin Request Blocked', 'same-origin-policy', 'firefox'),
  frame(
    'The Same Origin Policy disallows reading the remote resource at {url}',
    'same-origin-policy',
    'firefox',
  ),
  frame(
    'The Same Origin Policy will disallow reading the remote resource at {url} soon',
    'same-origin-policy',
    'firefox',
    true,
  ),
  ...LOCALISED.map((template) => frame(template, 'localised', 'firefox')),
  ...LOCALISED_WARNINGS.map((template) => frame(template, 'localised', 'firefox', true)),
];

export const SUPPLEMENT_PATTERNS: readonly Pattern<SupplementMeaning>[] = [
  supplement('Response to preflight request doesn’t pass access control check', 'preflight'),
  supplement('pass access control check', 'preflight'),
  supplement('due to access control checks', 'access-control-checks'),
  supplement('Origin {origin} is therefore not allowed access', 'origin'),
  supplement('Origin {origin} is not in the list, and is therefore not allowed access', 'origin'),
  supplement('The response had HTTP status code {status}', 'status'),
];
