import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Diagnosed } from '../../../src/diagnosis/diagnosis.ts';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import type { Steps } from '../../../src/panel/detail/gradual.ts';
import { overviewSteps } from '../../../src/panel/detail/overview-model.ts';
import { reachSteps } from '../../../src/panel/fix/reach.ts';
import { createRequests, type Requests } from '../../../src/panel/list/requests.ts';
import { createRowWriter } from '../../../src/panel/list/row-writer.ts';
import { createFakeWorld } from '../harness/fake-adapter.ts';
import { createFakeScheduler } from '../fake-scheduler.ts';
import { CHROMIUM, recordsOf } from '../../support/http-text.ts';

/** An API with five blocked requests: two of them no configuration helps by itself. A sixth passes. */
const API = `
GET http://localhost:8000/a
@error net::ERR_FAILED
Origin: http://localhost:3000

200 OK
X-Powered-By: Express
---
GET http://localhost:8000/b
@error net::ERR_FAILED
Origin: http://localhost:3000

200 OK
X-Powered-By: Express
---
OPTIONS http://localhost:8000/c
@request-id 3
Origin: http://localhost:3000
Access-Control-Request-Method: PUT

404 Not Found
X-Powered-By: Express
---
PUT http://localhost:8000/c
@error net::ERR_FAILED
Origin: http://localhost:3000
---
GET http://localhost:8000/d
@error net::ERR_FAILED
Origin: http://localhost:3000

500 Internal Server Error
X-Powered-By: Express
---
GET http://localhost:8000/e
@error net::ERR_FAILED
Origin: null

200 OK
X-Powered-By: Express
---
GET http://localhost:8000/f
Origin: http://localhost:3000

200 OK
Access-Control-Allow-Origin: http://localhost:3000
`;

function requestsOf(text: string): Requests {
  const scheduler = createFakeScheduler();
  const { adapter, log } = createFakeWorld({ browser: CHROMIUM, scheduler });
  const requests = createRequests(
    adapter,
    { chip: 'all', text: '' },
    { sort: 'oldest', grouped: false },
    signal(createRowWriter),
  );
  for (const record of recordsOf(text)) log.add(record);
  requests.catchUp();
  return requests;
}

const wholly =
  (requests: Requests) =>
  (exchange: Exchange): Diagnosed => ({
    exchange,
    diagnosis: diagnose(exchange, requests.context()),
    consoleMessage: null,
  });

/** What steps come to. */
function finished<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const pathOf = ({ diagnosed: { exchange } }: { readonly diagnosed: Diagnosed }): string =>
  new URL(exchange.url).pathname;

describe('what one configuration of an API does', () => {
  const requests = requestsOf(API);
  const reach = finished(reachSteps('http://localhost:8000', requests.rows, wholly(requests)));

  it('counts what it lets pass, and names what needs something else first', () => {
    expect(reach.blocked).toBe(5);
    expect(reach.fixed.map(pathOf)).toEqual(['/c', '/b', '/a']);
    expect(reach.others.map((other) => [pathOf(other), other.elsewhere])).toEqual([
      ['/e', expect.any(String)],
      ['/d', expect.stringContaining('500')],
    ]);
    expect(reach.allowed).toHaveLength(1);
  });

  it('is a group of the overview, which those that it does not help follow', () => {
    const { groups } = finished(overviewSteps(requests.rows, wholly(requests)));
    expect(groups.map(({ step, count }) => [step === null, count])).toEqual([
      [true, 3],
      [false, 1],
      [false, 1],
    ]);
    expect(groups[0]?.grants).toHaveLength(4);
  });
});
