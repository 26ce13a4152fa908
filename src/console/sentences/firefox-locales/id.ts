import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in id. */
export const LOCALE_ID: FirefoxLocale = {
  lines: [
    'Permintaan Cross-Origin Ditolak: Kebijakan Same Origin melarang pembacaan sumber daya jarak jauh di {url}',
    'Permintaan Lintas Asal Diblokir: Kebijakan Asal yang Sama melarang membaca sumber daya jarak jauh di {url}',
    'Permintaan Cross-Origin Diblokir: Kebijakan Same Origin tidak mengizinkan pembacaan sumber daya daring di {url}',
  ],
  warning:
    'Peringatan Permintaan Cross-Origin: Kebijakan Same Origin akan segera melarang pembacaan sumber daya jarak jauh di {url}',
  reasons: [
    'CORS dinonaktifkan',
    'Permintaan CORS tidak berhasil',
    "header CORS 'Origin' tidak dapat ditambahkan",
    'permintaan CORS pengalihan eksternal tidak diizinkan',
    'permintaan CORS bukan http',
    'header CORS ‘@Origin’ tidak ada',
    "Header CORS '@Origin' multipel tidak diizinkan",
    "header CORS '@Origin' tidak cocok dengan '{value}'",
    'Identitas tidak didukung jika header CORS ‘@Origin’ adalah ‘*’',
    "Tidak menemukan metode dalam header CORS '@Methods'",
    "Diharapkan nilai 'true' dalam header CORS '@Credentials'",
    'Balasan praluncur CORS gagal',
    "token '{token}' tidak valid dalam header CORS '@Methods'",
    "token '{token}' tidak valid dalam header CORS '@Headers'",
    'header ‘{header}’ tidak diizinkan menurut header ‘@Headers’ dari balasan praluncur CORS',
    'Ketika `@Headers` bernilai `*`, header `Authorization` tidak tercakup di dalamnya. Untuk menyertakan header `Authorization`, header harus secara eksplisit terdaftar di header CORS `Access-Control-Allow -Header`',
  ],
};
