import { FIREFOX_LOCALES } from './firefox-locales/index.ts';
import { FIREFOX_CATEGORIES } from './firefox-locales/locale.ts';
import { categoryWithoutStatus, firefoxReason } from './firefox-reasons.ts';
import { firefoxFrames, type FrameMeaning } from './frames.ts';
import { type Pattern, patternOf } from './pattern.ts';
import type { ReasonMeaning } from './reasons.ts';

/** Lines of before, in translations that are worded otherwise today. */
const FORMER_LINES = [
  'la politique « Same Origin » ne permet pas de consulter la ressource distante {url}',
  'la política de mismo origen no permite la lectura de los recursos remotos en {url}',
  'Política de origem igual não permite ler o recurso remoto em {url}',
  'Política de origem igual impede a leitura do recurso remoto em {url}',
  'Политика одного источника запрещает чтение удалённого ресурса на {url}',
  'Політика одного джерела забороняє читання віддаленого ресурсу на {url}',
  '同源策略禁止读取 {url}',
  'Aynı Kaynak İlkesi, {url} üzerindeki uzak kaynağın okunmasına izin vermiyor',
] as const;

/** The beginnings of Firefox's lines in its translations. */
export const TRANSLATED_FRAMES: readonly Pattern<FrameMeaning>[] = [
  ...firefoxFrames([...FIREFOX_LOCALES.flatMap(({ lines }) => lines), ...FORMER_LINES], false),
  ...firefoxFrames(
    FIREFOX_LOCALES.map(({ warning }) => warning),
    true,
  ),
];

const HEADER_BEGINNING = 'Access-Control-Allow-';

const translated = (text: string, category: string): Pattern<ReasonMeaning>[] =>
  text === ''
    ? []
    : [patternOf(text.replaceAll('@', HEADER_BEGINNING), firefoxReason(categoryWithoutStatus(category)))];

/** What translations said before their strings or their categories were changed. */
const FORMER_TRANSLATIONS: readonly (readonly [category: string, text: string])[] = [
  ['CORSPreflightDidNotSucceed', 'CORS プリフライトチャンネルが継承されていない'],
  ['CORSPreflightDidNotSucceed', 'CORS 预检通道未成功'],
  ['CORSPreflightDidNotSucceed', 'CORS-Preflight-Channel schlug fehl'],
  ['CORSPreflightDidNotSucceed', 'échec du canal de pré-vérification des requêtes CORS'],
  ['CORSPreflightDidNotSucceed', 'неудача канала CORS preflight'],
  [
    'CORSMissingAllowHeaderFromPreflight',
    'CORS プリフライトチャンネルからの CORS ヘッダー ‘@Headers’ にトークン ‘{header}’ が足りない',
  ],
  [
    'CORSMissingAllowHeaderFromPreflight',
    "token '{header}' no presente en la cabecera CORS '@Headers' del canal CORS prevuelo",
  ],
  ['CORSMissingAllowHeaderFromPreflight', "CORS 预检通道的 CORS 头 '@Headers' 缺少令牌 '{header}'"],
];

/** Firefox's reasons in its translations, those of today and those of before. */
export const TRANSLATED_REASONS: readonly Pattern<ReasonMeaning>[] = [
  ...FIREFOX_LOCALES.flatMap(({ reasons }) =>
    reasons.flatMap((text, index) => translated(text, FIREFOX_CATEGORIES[index] ?? '')),
  ),
  ...FORMER_TRANSLATIONS.flatMap(([category, text]) => translated(text, category)),
];
