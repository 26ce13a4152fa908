import { clearPopup, openAtIcon, clearIcon } from '../platform/action.ts';
import { giveBack, isPermitted, onPermitted } from '../platform/permissions.ts';
import { onConnection, type Port } from '../platform/ports.ts';
import { sessionRules, updateSessionRules } from '../platform/session-rules.ts';
import { type FromBackground, type ToBackground, TRIAL_PORT } from './messages.ts';
import { createRuleKeeper } from './rule-keeper.ts';

/** The page that asks for a permission where DevTools cannot; what it asks for stands behind the `?`. */
const ASK_PAGE = '/src/background/ask.html';

/** Firefox before 149 opens nothing at the icon by itself. */
const CLICK_NEEDED = 'Click on the icon of CORS Lens in the toolbar.';

/** A connection with what was wanted over it last. */
interface Connection {
  readonly port: Port;
  tab: number | null;
  hosts: readonly string[];
}

/**
 * Keeps the rules of trials for as long as the DevTools that wanted them is open. The background's own stop ends its connections too: what
 * is left of rules then goes when it starts the next time, and each DevTools that is still open connects again and brings its own.
 */
export function serveTrials(): void {
  const connections = new Set<Connection>();
  const keeper = createRuleKeeper({ rules: sessionRules, update: updateSessionRules, onEnd: clearIcon });
  const tell = (connection: Connection, message: FromBackground): void => {
    if (connections.has(connection)) connection.port.send(message);
  };
  const tellPermission = async (connection: Connection): Promise<void> =>
    tell(connection, { kind: 'permission', isGranted: await isPermitted(connection.hosts) });

  /** Gives what stands in the way, '' for nothing. */
  const carryOut = async (connection: Connection, order: ToBackground): Promise<string> => {
    switch (order.kind) {
      case 'rules':
        connection.tab = order.tab;
        await keeper.setRules(order.tab, order.rules);
        return '';
      case 'look':
        connection.hosts = order.hosts;
        await tellPermission(connection);
        return '';
      case 'ask': {
        connection.tab = order.tab;
        connection.hosts = order.hosts;
        const query = new URLSearchParams(order.hosts.map((host) => ['host', host]));
        const isOpen = await openAtIcon(order.tab, `${ASK_PAGE}?${query.toString()}`);
        return isOpen ? '' : CLICK_NEEDED;
      }
      case 'give-back':
        await giveBack(order.hosts);
        await tellPermission(connection);
        return '';
      case 'alive':
        return '';
    }
  };

  void keeper.clear();
  onPermitted(() => {
    for (const connection of connections) if (connection.hosts.length > 0) void tellPermission(connection);
  });
  onConnection(TRIAL_PORT, (port) => {
    const connection: Connection = { port, tab: null, hosts: [] };
    connections.add(connection);
    port.onMessage((message) => {
      // Only pages of the extension itself can connect.
      const order = message as ToBackground;
      carryOut(connection, order)
        .catch((error: unknown) => String(error))
        .then((problem) => tell(connection, { kind: 'done', id: order.id, problem }));
    });
    port.onEnd(() => {
      connections.delete(connection);
      if (connection.tab === null) return;
      void keeper.setRules(connection.tab, []);
      clearPopup(connection.tab).catch(() => undefined);
    });
  });
}
