import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in es-ES. */
export const LOCALE_ES_ES: FirefoxLocale = {
  lines: [
    'Solicitud desde otro origen bloqueada: la política de mismo origen impide leer el recurso remoto en {url}',
    'Solicitud de origen cruzado bloqueada: La política de mismo origen no permite la lectura de recursos remotos en {url}',
    'Solicitud de origen cruzado bloqueada: La política de mismo origen no permite leer el recurso remoto en {url}',
    'Solicitud de origen cruzado bloqueada: la política de mismo origen no permite la lectura del recurso remoto en {url}',
    'Solicitud de origen cruzado bloqueada: La política de mismo origen (Same Origin Policy) no permite la lectura de recursos remotos en {url}',
  ],
  warning:
    'Advertencia de solicitud de origen cruzado: La política de mismo origen pronto no permitirá la lectura del recurso remoto en {url}',
  reasons: [
    'CORS desactivado',
    'Solicitud CORS sin éxito',
    'No se puede agregar el encabezado CORS ‘Origen’',
    'No se permite la redirección externa de la solicitud CORS',
    'la solicitud CORS no es http',
    "falta la cabecera CORS '@Origin'",
    'no se permiten múltiples cabeceras CORS ‘@Origin’',
    "la cabecera CORS '@Origin' no coincide con '{value}'",
    "la credencial no se admite si la cabecera CORS '@Credentials' es '*'",
    "token no se ha encontrado el método en la cabecera CORS '@Methods'",
    "se esperaba 'true' en la cabecera CORS '@Credentials'",
    'la respuesta CORS preliminar "preflight" no ha tenido éxito',
    "token '{token}' no válido en la cabecera CORS '@Methods'",
    "token '{token}' no válido en la cabecera CORS '@Headers'",
    'La cabecera ‘{header}’ no está permitida de acuerdo a la cabecera ‘@Headers’ de la verificación previa de la respuesta CORS',
    'Cuando `@Headers` es `*`, el encabezado `Authorization` no está incluido. Para incluir el encabezado `Authorization`, debe estar listado explícitamente en el encabezado CORS `@Headers`',
  ],
};
