import { connect } from 'node:net';
import { until } from '../../browser/until.ts';

const connects = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket
      .once('error', () => resolve(false))
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      });
  });

/** Waits until a port accepts connections: some servers say that they are ready a moment before. */
export const untilListening = (port: number): Promise<boolean> =>
  until(() => connects(port), `a server to listen on port ${port}`);
