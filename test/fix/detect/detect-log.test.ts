import { describe, expect, it } from 'vitest';
import { logEvidenceOf } from '../../../src/diagnosis/log/log-evidence.ts';
import { detectServer } from '../../../src/fix/detect/detect.ts';
import { failing, log, passing, refused } from '../../causes/logs/http-log.ts';
import { diagnosedLog } from '../../diagnosis/diagnosis-of.ts';

/** The server of the last exchange of a log. */
function serverIn(text: string): string | null {
  const exchanges = diagnosedLog(text).map(({ exchange }) => exchange);
  const last = exchanges.at(-1);
  return last === undefined ? null : (detectServer(last, logEvidenceOf(exchanges))?.target ?? null);
}

const ELSEWHERE = 'https://api.example/else';
const withheld = failing('');

describe('a server that does not show itself in an answer', () => {
  it('is the one that the other answers of its origin agree on', () => {
    expect(serverIn(log(passing('200 OK\nServer: Apache/2.4.62', { url: ELSEWHERE }), withheld))).toBe(
      'apache',
    );
  });

  it('stays unknown where they name several', () => {
    const several = log(
      passing('200 OK\nServer: Apache/2.4.62', { url: ELSEWHERE }),
      passing('200 OK\nServer: nginx', { url: 'https://api.example/more' }),
      withheld,
    );
    expect(serverIn(several)).toBeNull();
  });

  it('stays unknown where only another origin shows itself', () => {
    expect(
      serverIn(log(passing('200 OK\nServer: nginx', { url: 'https://other.example/' }), withheld)),
    ).toBeNull();
  });
});

describe('a program that runs on a framework', () => {
  const answer = '200 OK\nX-Powered-By: Express';

  it('is told by its port and its paths, not by the framework', () => {
    expect(serverIn(failing(answer, { url: 'http://localhost:1234/v1/models' }))).toBe('lm-studio');
  });

  it('is not told by one of them alone', () => {
    expect(serverIn(failing(answer, { url: 'http://localhost:1234/items' }))).toBe('express');
    expect(serverIn(failing(answer, { url: 'http://localhost:3000/v1/models' }))).toBe('express');
  });
});

describe('signs that several servers share', () => {
  it('are not taken for Spring where a preflight is refused with a success', () => {
    const vary = 'Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers';
    expect(serverIn(refused(`200 OK\n${vary}\nContent-Length: 0`))).not.toBe('spring');
  });

  it('are not taken for Django where gunicorn answers', () => {
    expect(serverIn(failing('200 OK\nServer: gunicorn'))).toBeNull();
  });
});
