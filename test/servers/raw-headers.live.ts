import type { ServerResponse } from 'node:http';
import { describeServer } from './support/expectations.ts';
import { generate } from './support/generated.ts';
import { listen, type Listening } from './support/listen.ts';
import { statusFor } from './support/plain-api.ts';
import { POLICIES } from './support/policies.ts';

type Line = readonly [name: string, value: string];

/** What one origin is answered. */
interface Answers {
  readonly status: number;
  readonly preflight: readonly Line[];
  readonly response: readonly Line[];
}

const linesOf = (block: string): Line[] =>
  block
    .split('\n')
    .map((line) => /^([^#:\s]+): (.*)$/.exec(line))
    .flatMap((match): Line[] => (match === null ? [] : [[match[1] ?? '', match[2] ?? '']]));

/** Reads the text as a person would: a section for each origin, the preflight's lines and the other answers' lines in it. */
function readText(text: string): {
  readonly byOrigin: ReadonlyMap<string, Answers>;
  readonly others: Line[];
} {
  const [sections = '', others = ''] = text.split('# When it says any other Origin, or none:\n');
  const byOrigin = new Map<string, Answers>();
  for (const section of sections.split('# When the request says Origin: ').slice(1)) {
    const [preflight = '', response = ''] = section.split('# Every other answer');
    const status = Number(/^HTTP\/1\.1 (\d{3}) /m.exec(preflight)?.[1]);
    byOrigin.set(section.split('\n', 1)[0] ?? '', {
      status,
      preflight: linesOf(preflight),
      response: linesOf(response),
    });
  }
  return { byOrigin, others: linesOf(others) };
}

function writeLines(response: ServerResponse, lines: readonly Line[]): void {
  for (const [name, value] of lines) response.setHeader(name, value);
}

/** The small API, which sends what the text says. */
function serveAsTold(text: string): Promise<Listening> {
  const { byOrigin, others } = readText(text);
  return listen((request, response) => {
    const answers = byOrigin.get(request.headers.origin ?? '');
    const isPreflight =
      request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
    response.statusCode = isPreflight && answers !== undefined ? answers.status : statusFor(request);
    writeLines(response, (isPreflight ? answers?.preflight : answers?.response) ?? others);
    if (isPreflight) return void response.end();
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('X-Total', '1');
    response.end('[1]');
  });
}

describeServer({
  name: 'A server that sends the header lines as they are told',
  policies: POLICIES,
  start: (policy) => serveAsTold(generate('raw-headers', policy)),
});
