import { devtools } from './browser.ts';

/** Shows the Network panel with only the requests of `method` to `url`; null where the browser cannot (Firefox). */
export const showRequest: ((method: string, url: string) => void) | null = (() => {
  const { network } = devtools().panels;
  return network?.show === undefined
    ? null
    : (method, url) => void network.show?.({ filter: `method:${method} url:${url}` });
})();
