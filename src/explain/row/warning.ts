import type { Warning } from '../../diagnosis/diagnosis.ts';
import { formatCount } from '../compose.ts';
import { shownValue } from '../visible.ts';
import { statusAloneShort } from './blocked.ts';

/** What a list row says about something worth knowing. */
export function warningShort({ id, evidence }: Warning): string {
  const [first = ''] = evidence;
  switch (id) {
    case 'wildcard-covers-authorization':
      return 'Wildcard covers Authorization';
    case 'wildcard-with-authorization':
      return 'Wildcard with Authorization';
    case 'null-allowed':
      return 'Origin null allowed';
    case 'insecure-origin-allowed':
      return 'Insecure origin allowed';
    case 'vary-origin-missing':
      return 'No Vary: Origin';
    case 'preflight-not-cached':
      return 'Preflight not cached';
    case 'response-headers-unreadable':
      return evidence.length === 1
        ? `Header ${shownValue(first, 30)} unreadable`
        : `${formatCount(evidence.length)} headers unreadable`;
    case 'page-sends-access-control-header':
      return 'Page sends a CORS header';
    case 'status-not-ok':
      return statusAloneShort(shownValue(first, 10));
    case 'origin-reflected':
      return 'Origin reflected';
  }
}
