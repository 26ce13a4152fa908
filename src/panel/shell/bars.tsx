import { HiddenRequests } from '../detail/resync.tsx';
import { Keys } from './keys.tsx';
import { TrialBar } from '../trial/trial-bar.tsx';
import { AskedRequest } from '../outside/asked-request.tsx';
import { WatchBar } from '../witness/watch-bar.tsx';

/** What has to be known about the list, above it; and the keys, which hide until they are asked for. */
export function Bars() {
  return (
    <>
      <TrialBar />
      <HiddenRequests />
      <AskedRequest />
      <WatchBar />
      <Keys />
    </>
  );
}
