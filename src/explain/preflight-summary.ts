import type { PreflightReason } from '../diagnosis/diagnosis.ts';

function nameOf(reason: PreflightReason): string {
  switch (reason.kind) {
    case 'method':
      return reason.method;
    case 'header':
    case 'unsafe-value':
      return reason.name;
    case 'content-type':
      return `content-type: ${reason.value}`;
    case 'value-too-long':
      return `long ${reason.name}`;
    case 'values-too-long-together':
      return reason.names.join(', ');
    case 'upload-listener-or-stream':
      return 'upload listener or stream';
  }
}

/** What made the preflight necessary, in a line: `PUT, content-type: application/json, x-trace-id`. */
export const preflightSummary = (reasons: readonly PreflightReason[]): string =>
  reasons.map(nameOf).join(', ');
