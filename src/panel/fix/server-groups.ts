import { targetOrder } from '../../fix/snippet.ts';
import type { Detection, Layer, Target } from '../../fix/target.ts';
import type { Settings } from '../shell/settings-model.ts';

/** Servers chosen lately that the picker lists before the others. */
const MOST_RECENT = 5;

/** A heading of the server picker and what stands under it. */
export interface ServerGroup {
  readonly label: string;
  readonly targets: readonly Target[];
}

const LAYER_LABELS: Record<Layer, string> = {
  application: 'Applications',
  proxy: 'Web servers and proxies',
  general: 'Any server',
};

/** The servers chosen lately, the latest first. */
export function recentServers({ rememberServer, server, serverOfHost }: Settings): readonly string[] {
  if (!rememberServer) return [];
  const chosen = serverOfHost.map(([, ofHost]) => ofHost).toReversed();
  return [...new Set([server, ...chosen])].slice(0, MOST_RECENT);
}

/** What can be configured: what answered, what was chosen lately, then all others by where they stand. No group is empty. */
export function serverGroups(detection: Detection | null, settings: Settings): readonly ServerGroup[] {
  const recent = recentServers(settings);
  const groups = new Map<string, Target[]>();
  for (const target of targetOrder(detection, recent)) {
    const isDetected =
      detection !== null && (target.id === detection.target || target.variantOf === detection.target);
    const other = recent.includes(target.id) ? 'Used recently' : LAYER_LABELS[target.layer];
    const label = isDetected ? 'Detected' : other;
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [target]);
    else group.push(target);
  }
  return [...groups].map(([label, targets]) => ({ label, targets }));
}
