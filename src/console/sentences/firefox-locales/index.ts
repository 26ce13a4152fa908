import { LOCALE_CS } from './cs.ts';
import { LOCALE_DA } from './da.ts';
import { LOCALE_DE } from './de.ts';
import { LOCALE_EL } from './el.ts';
import { LOCALE_ES_ES } from './es-es.ts';
import { LOCALE_ES_MX } from './es-mx.ts';
import { LOCALE_FR } from './fr.ts';
import { LOCALE_HU } from './hu.ts';
import { LOCALE_ID } from './id.ts';
import { LOCALE_IT } from './it.ts';
import { LOCALE_JA } from './ja.ts';
import { LOCALE_KO } from './ko.ts';
import { LOCALE_LT } from './lt.ts';
import { LOCALE_NL } from './nl.ts';
import { LOCALE_NN_NO } from './nn-no.ts';
import { LOCALE_PL } from './pl.ts';
import { LOCALE_PT_BR } from './pt-br.ts';
import { LOCALE_PT_PT } from './pt-pt.ts';
import { LOCALE_RU } from './ru.ts';
import { LOCALE_SV_SE } from './sv-se.ts';
import { LOCALE_TH } from './th.ts';
import { LOCALE_TR } from './tr.ts';
import { LOCALE_UK } from './uk.ts';
import { LOCALE_VI } from './vi.ts';
import { LOCALE_ZH_CN } from './zh-cn.ts';
import { LOCALE_ZH_TW } from './zh-tw.ts';
import type { FirefoxLocale } from './locale.ts';

/** Firefox's line in its translations. Those that are not here print the English line. */
export const FIREFOX_LOCALES: readonly FirefoxLocale[] = [
  LOCALE_CS,
  LOCALE_DA,
  LOCALE_DE,
  LOCALE_EL,
  LOCALE_ES_ES,
  LOCALE_ES_MX,
  LOCALE_FR,
  LOCALE_HU,
  LOCALE_ID,
  LOCALE_IT,
  LOCALE_JA,
  LOCALE_KO,
  LOCALE_LT,
  LOCALE_NL,
  LOCALE_NN_NO,
  LOCALE_PL,
  LOCALE_PT_BR,
  LOCALE_PT_PT,
  LOCALE_RU,
  LOCALE_SV_SE,
  LOCALE_TH,
  LOCALE_TR,
  LOCALE_UK,
  LOCALE_VI,
  LOCALE_ZH_CN,
  LOCALE_ZH_TW,
];
