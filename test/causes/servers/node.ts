import type { Fault, FaultGroup, Places } from '../fault.ts';
import { startProgram } from './processes.ts';

/** A fault of an application in Node. */
export interface NodeFault extends Fault {
  /** Makes `app` with the framework in reach; PAGE and ELSEWHERE are origins. */
  readonly source: string;
}

/** How the applications of one framework are made and asked. */
export interface NodeFramework {
  readonly name: string;
  readonly imports: string;
  /** Makes `app`, which the fault's source then configures. */
  readonly begin: string;
  /** An expression: the request listener of `app`. */
  readonly listener: string;
}

const program = (
  { imports, begin, listener }: NodeFramework,
  faults: readonly NodeFault[],
  places: Places,
) => `
import { createServer } from 'node:http';
${imports}
const PAGE = ${JSON.stringify(places.page)};
const ELSEWHERE = ${JSON.stringify(places.elsewhere)};
const ports = {};
const listen = (id, listener) => new Promise((done) => {
  const server = createServer(listener).listen(0, '127.0.0.1', () => { ports[id] = server.address().port; done(); });
});
process.on('uncaughtException', () => {});
${faults
  .map(
    ({ id, source }) => `await (async () => {
${begin}
${source}
await listen(${JSON.stringify(id)}, ${listener});
})();`,
  )
  .join('\n')}
console.log('listening ' + JSON.stringify(ports));
`;

/** A group of applications in one process of Node. */
export const nodeGroup = (framework: NodeFramework, faults: readonly NodeFault[]): FaultGroup => ({
  name: framework.name,
  phase: 'applications',
  faults,
  start: (places) => startProgram(process.execPath, 'app.mjs', program(framework, faults, places)),
});
