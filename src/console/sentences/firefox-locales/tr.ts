import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in tr. */
export const LOCALE_TR: FirefoxLocale = {
  lines: [
    'Çapraz köken isteği engellendi: Aynı Köken İlkesi, {url} üzerindeki uzak kaynağın okunmasına izin vermiyor',
  ],
  warning:
    'Çapraz köken isteği uyarısı: Aynı Köken İlkesi, {url} üzerindeki uzak kaynağın okunmasına yakında izin vermemeye başlayacak',
  reasons: [
    'CORS devre dışı',
    'CORS isteği başarısız oldu',
    'CORS ‘Origin’ üst bilgisi eklenemedi',
    'CORS isteğinin harici yönlendirmesine izin verilmiyor',
    'CORS isteği http değil',
    'CORS üst bilgisi ‘@Origin’ eksik',
    'Birden fazla ‘@Origin’ CORS üst bilgisine izin verilmiyor',
    'CORS üst bilgisi ‘@Origin’, ‘{value}’ ile eşleşmiyor',
    'CORS üst bilgisi ‘@Origin’ değeri ‘*’ ise kimlik bilgisi desteklenmez',
    'CORS üst bilgisi ‘@Methods’ta metot bulunamadı',
    'CORS üst bilgisi ‘@Credentials’ta ‘true’ değeri bekleniyordu',
    'CORS preflight yanıtı başarısız oldu',
    'CORS üst bilgisi ‘@Methods’ta geçersiz ‘{token}’ jetonu',
    'CORS üst bilgisi ‘@Headers’ta geçersiz ‘{token}’ jetonu',
    'CORS preflight yanıtındaki ‘@Headers’ CORS üst bilgisine göre ‘{header}’ üst bilgisine izin verilmiyor',
    '`@Headers` değeri `*` olduğunda `Authorization` üst bilgisi dikkate alınmaz. `Authorization` üst bilgisini dahil etmek için `@Headers` adlı CORS üst bilgisine eklemelisiniz',
  ],
};
