import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in ko. */
export const LOCALE_KO: FirefoxLocale = {
  lines: ['교차 출처 요청 차단: 동일 출처 정책으로 인해 {url} 에 있는 원격 리소스를 차단했습니다'],
  warning: '교차 출처 요청 경고: 동일 출처 정책은 곧 {url} 에서 원격 리소스 읽기를 허용하지 않습니다',
  reasons: [
    'CORS 비활성화',
    'CORS 요청이 성공하지 못함',
    'CORS 헤더 ‘Origin’ 을 추가할 수 없음',
    '외부 리다이렉트 CORS 요청을 허용하지 않음',
    'http가 아닌 CORS 요청',
    '‘@Origin’ CORS 헤더가 없음',
    '여러개의 ‘@Origin’ CORS 헤더 허용되지 않음',
    '‘@Origin’ CORS 헤더가 ‘{value}’와 일치하지 않음',
    'CORS 헤더 ‘@Origin’이 ‘*’이면 자격 증명이 지원되지 않음',
    'CORS 헤더 ‘@Methods’의 메서드가 없음',
    'CORS 헤더 ‘@Credentials’이 ‘true’이어야 함',
    'CORS 사전 점검 응답이 성공하지 못함',
    'CORS 헤더 ‘@Methods’에 유효하지 않은 토큰 ‘{token}’',
    'CORS 헤더 ‘@Headers’에 유효하지 않은 토큰 ‘{token}’',
    'CORS 사전 점검 응답의 헤더 ‘@Headers’에 따라 헤더 ‘{header}’가 허용되지 않음',
    '`@Headers`가 `*`인 경우 `Authorization` 헤더는 포함되지 않습니다. `Authorization` 헤더를 포함하려면 CORS 헤더 `@Headers`에 명시적으로 나열되어야 합니다',
  ],
};
