import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in es-MX. */
export const LOCALE_ES_MX: FirefoxLocale = {
  lines: [
    'Solicitud desde otro origen bloqueada: la política de mismo origen impide leer el recurso remoto en {url}',
    'Solicitud de origen cruzado bloqueada: La misma política de origen no permite la lectura de recursos remotos en {url}',
    'Solicitud de orígenes cruzados bloqueados: La misma política de origen deshabilita la lectura remota del elemento en {url}',
    'Solicitud de origen cruzado bloqueada: La política de mismo origen (Same Origin Policy) no permite la lectura de recursos remotos en {url}',
  ],
  warning:
    'Advertencia de solicitud de origen cruzado: La política del mismo origen no permitirá la lectura del recurso remoto en {url} pronto',
  reasons: [
    'CORS desactivado',
    'Solicitud CORS sin éxito',
    'La cabecera CORS ‘Origin’ no puede ser agregada',
    'Redirección externa de solicitud CORS no permitida',
    'la solicitud CORS no es http',
    "falta la cabecera CORS '@Origin'",
    'falta la cabecera CORS ‘@Origin’ no esta permitido',
    "la cabecera CORS '@Origin' no coincide con '{value}'",
    "La credencial no está soportada si el encabezado CORS ‘Access-Control-Permitir-Origen' está ‘*’",
    "token no se ha encontrado el método en la cabecera CORS '@Methods'",
    "se esperaba 'true' en la cabecera CORS '@Credentials'",
    'la respuesta CORS preliminar "preflight" no ha tenido éxito',
    "token '{token}' no válido en la cabecera CORS '@Methods'",
    "token '{token}' no válido en la cabecera CORS '@Headers'",
    'La cabecera ‘{header}’ no está permitida de acuerdo a la cabecera ‘@Headers’ de la verificación previa de la respuesta CORS',
    'cuando `@Headers` es `*`, el encabezado `Authorization` no está cubierto. Para incluir el encabezado `Authorization`, debe aparecer explícitamente en el encabezado CORS `Access-Control-Allow -Encabezados`',
  ],
};
