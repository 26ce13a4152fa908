import type { Preference } from '../../browser/firefox/profile.ts';
import type { Certificate } from './certificate.ts';
import type { Listener, Route, Space } from './world.ts';

/** How a browser finds the servers of a world, and nothing else. */
export interface Reach {
  readonly chromiumFlags: readonly string[];
  readonly firefoxPreferences: Readonly<Record<string, Preference>>;
  /** The certificate, in PEM, of who vouches for the servers. */
  readonly authority: string;
}

/** The ports on loopback. */
export type ListenerPorts = Readonly<Record<Space, { readonly plain: number; readonly secure: number }>>;

const HOST = '127.0.0.1';

const portOf = (ports: ListenerPorts, { secure, space }: Listener): number =>
  ports[space][secure ? 'secure' : 'plain'];

export function reachOf(
  routes: readonly Route[],
  ports: ListenerPorts,
  closedPort: number,
  { authority, fingerprint }: Certificate,
): Reach {
  const target = ({ listener }: Route): number => (listener === null ? closedPort : portOf(ports, listener));
  // Firefox tells only ports apart, and knows no address spaces.
  const anywhere = (route: Route): Route => ({
    ...route,
    listener: route.listener && { ...route.listener, space: 'public' },
  });
  const rules = routes.map((route) => `MAP ${route.host}:${route.port} ${HOST}:${target(route)}`);
  const spaces = (['public', 'local'] as const).flatMap((space) =>
    [ports[space].plain, ports[space].secure].map((port) => `${HOST}:${port}=${space}`),
  );
  return {
    chromiumFlags: [
      // Whatever has no rule has no address: nothing leaves the machine.
      `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND'].join(', ')}`,
      `--ip-address-space-overrides=${spaces.join(',')}`,
      `--ignore-certificate-errors-spki-list=${fingerprint}`,
    ],
    firefoxPreferences: {
      'network.dns.forceResolve': HOST,
      'network.socket.forcePort': [
        ...new Set(routes.map((route) => `${route.port}=${target(anywhere(route))}`)),
      ].join(';'),
    },
    authority,
  };
}
