import { BLOCKED } from './captures.ts';

/** Markup that would run as a script where it is not taken for text. */
const HOSTILE = `</script><script>globalThis.taken = true</script><img src=x onerror="globalThis.taken = true">\u2028`;

/** Two blocked requests that are full of it, with secrets. */
export const HOSTILE_LOG = `${BLOCKED.trimEnd()}
  X-Note: ${HOSTILE}
  Authorization: Bearer s3cr3tT0ken
  ---
  GET http://localhost:8000/${encodeURIComponent(HOSTILE)}?access_token=s3cr3tT0ken
  @error net::ERR_FAILED
  Origin: http://localhost:3000

  200 OK
  Server: ${HOSTILE}
`;
