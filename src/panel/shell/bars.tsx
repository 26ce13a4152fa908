import { HiddenRequests } from '../detail/resync.tsx';
import { AskedRequest } from '../outside/asked-request.tsx';

/** What has to be known about the list, above it. */
export function Bars() {
  return (
    <>
      <HiddenRequests />
      <AskedRequest />
    </>
  );
}
