import { debianPython, preparePython, type DebianPackages } from '../../servers/support/python-app.ts';
import type { Fault, FaultGroup, Places } from '../fault.ts';
import { startProgram } from './processes.ts';

/** A fault of an application in Python. */
export interface PythonFault extends Fault {
  /** Makes `app` with the framework in reach; PAGE and ELSEWHERE are origins. */
  readonly source: string;
}

export interface PythonFramework {
  readonly name: string;
  readonly imports: string;
  /** Makes `app`, which the fault's source then configures. */
  readonly begin: string;
  /** A function body: serves `app` on the socket `listener` for ever. */
  readonly serve: string;
}

const indent = (text: string): string =>
  text
    .replace(/^\n+/, '')
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

/** Cuts off what every line is indented by. */
function dedent(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const width = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(width)).join('\n');
}

const program = (framework: PythonFramework, faults: readonly PythonFault[], { page, elsewhere }: Places) => `
import json, socket, threading, time
${framework.imports}
PAGE = ${JSON.stringify(page)}
ELSEWHERE = ${JSON.stringify(elsewhere)}
ports = {}
def serve(app, listener):
${indent(framework.serve)}
${faults
  .map(
    ({ id, source }, index) => `
def make_${index}():
${indent(framework.begin)}
${indent(dedent(source))}
    return app
listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", 0))
listener.listen(64)
ports[${JSON.stringify(id)}] = listener.getsockname()[1]
threading.Thread(target=serve, args=(make_${index}(), listener), daemon=True).start()
`,
  )
  .join('')}
print("listening " + json.dumps(ports), flush=True)
threading.Event().wait()
`;

/** A group of applications in one process of Python, on today's packages. */
export const pythonGroup = (framework: PythonFramework, faults: readonly PythonFault[]): FaultGroup => ({
  name: framework.name,
  phase: 'applications',
  faults,
  start: (places) => startProgram(preparePython(), 'app.py', program(framework, faults, places)),
});

/** The same faults on today's packages and on those of Debian, which are some years old. */
export function pythonGroups(
  framework: PythonFramework,
  debian: DebianPackages,
  faults: readonly PythonFault[],
): readonly FaultGroup[] {
  const older = faults.map((fault): PythonFault => ({ ...fault, id: `${fault.id}-debian` }));
  return [
    pythonGroup(framework, faults),
    {
      name: `${framework.name} of Debian`,
      phase: 'applications',
      faults: older,
      start: (places) => startProgram(debianPython(debian), 'app.py', program(framework, older, places)),
    },
  ];
}
