import {
  array,
  assert,
  constantFrom,
  dictionary,
  jsonValue,
  oneof,
  property,
  record,
  string,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callSiteOfStack } from '../../src/witness/call-site-of-stack.ts';
import { keptBackOf } from '../../src/witness/kept-back.ts';
import { readAskingsAnswer } from '../../src/witness/read-askings-answer.ts';
import { readPolicyReportsAnswer } from '../../src/witness/read-policy-reports-answer.ts';

const TOLD = {
  api: 'fetch',
  url: 'https://api.example/',
  method: 'put',
  credentials: 'include',
  mode: 'cors',
  redirect: 'follow',
  integrity: false,
  directive: '',
  n: 0,
  at: 5,
  stack: '',
};

const answer = (...askings: readonly unknown[]) => [
  { token: 'ours', id: 'a', origin: 'https://app.example', next: 3, askings },
];

describe('what a watched page answers', () => {
  it('is nothing without this watch', () => {
    for (const each of [null, undefined, 'x', {}, [], [{ token: 'another', askings: [TOLD] }]])
      expect(readAskingsAnswer(each, 'ours')).toBeNull();
  });

  it('is read with the method as the network has it', () => {
    expect(readAskingsAnswer(answer(TOLD), 'ours')).toMatchObject({
      next: { a: 3 },
      askings: [
        { url: 'https://api.example/', method: 'PUT', credentials: 'include', origin: 'https://app.example' },
      ],
    });
  });

  it.each([
    ['another credentials mode', { ...TOLD, credentials: 'always' }],
    ['no redirect mode', { ...TOLD, redirect: 1 }],
    ['no address', { ...TOLD, url: {} }],
    ['an endless address', { ...TOLD, url: 'x'.repeat(1_000_000) }],
    ['no time', { ...TOLD, at: 'now' }],
  ])('leaves out what has %s', (_name, asking) => {
    expect(readAskingsAnswer(answer(asking), 'ours')?.askings).toEqual([]);
  });

  it('is bounded', () => {
    const many = answer(...Array.from({ length: 10_000 }, () => TOLD));
    expect(readAskingsAnswer(many, 'ours')?.askings).toHaveLength(500);
    const frames = Array.from({ length: 10_000 }, (_, index) => ({
      ...many[0],
      id: String(index),
      askings: [],
    }));
    expect(Object.keys(readAskingsAnswer(frames, 'ours')?.next ?? {})).toHaveLength(50);
    expect(
      readPolicyReportsAnswer(Array.from({ length: 10_000 }, () => ({ url: 'https://a.example/' }))),
    ).toHaveLength(100);
  });

  it('never throws, whatever it is', () => {
    const hostile = oneof(
      jsonValue(),
      dictionary(constantFrom('token', 'id', 'next', 'askings', '__proto__'), jsonValue()),
    );
    const asking = record(
      Object.fromEntries(
        Object.keys(TOLD).map((name) => [
          name,
          oneof(constantFrom(TOLD[name as keyof typeof TOLD]), jsonValue()),
        ]),
      ),
    );
    assert(
      property(array(hostile), array(asking), string(), (documents, askings, url) => {
        readAskingsAnswer(documents, 'ours');
        const read = readAskingsAnswer(answer(...askings, { ...TOLD, url }), 'ours');
        if (read !== null) keptBackOf(read);
        readPolicyReportsAnswer(documents);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what never left the browser', () => {
  const keptBack = (...askings: readonly object[]): unknown[] =>
    keptBackOf(
      readAskingsAnswer(answer(...askings.map((each) => Object.assign({}, TOLD, each))), 'ours') ?? {
        askings: [],
        forbidden: [],
      },
    ).map(({ url, method, why, directive }) => [method, url, why, directive]);

  it('is what the mode, the scheme or a policy forbids', () => {
    expect(keptBack({ mode: 'same-origin' })).toEqual([
      ['PUT', 'https://api.example/', 'same-origin-mode', ''],
    ]);
    expect(keptBack({ url: 'ftp://api.example/' })).toEqual([['PUT', 'ftp://api.example/', 'scheme', '']]);
    expect(keptBack({}, { api: 'policy', directive: 'connect-src' })).toEqual([
      ['PUT', 'https://api.example/', 'policy', 'connect-src'],
    ]);
  });

  it('is nothing else', () => {
    expect(keptBack({}, { url: 'data:,x' }, { url: 'blob:https://app.example/1' })).toEqual([]);
    expect(keptBack({ mode: 'same-origin', url: 'https://app.example/x' })).toEqual([]);
  });
});

describe('the place in the code', () => {
  it.each([
    [
      'Chromium',
      'Error\n    at keep (cors-lens-watch.js:3:9)\n    at save (https://app.example/app.js:42:7)\n    at main (https://app.example/app.js:1:1)',
      'save',
    ],
    ['Chromium, without a name', 'Error\n    at https://app.example/app.js:42:7', ''],
    ['Chromium, after a wait', 'Error\n    at async save (https://app.example/app.js:42:7)', 'save'],
    ['Firefox', 'keep@cors-lens-watch.js:3:9\nsave@https://app.example/app.js:42:7\n', 'save'],
    ['Firefox, without a name', '@https://app.example/app.js:42:7\n', ''],
  ])('is the innermost that has a file: %s', (_name, stack, functionName) => {
    expect(callSiteOfStack(stack)).toEqual({
      url: 'https://app.example/app.js',
      line: 42,
      column: 7,
      functionName,
      through: '',
    });
  });

  it.each(['', 'Error', '@javascript:alert(1):1:1', ' at x (data:,x:1:1)', '@'.repeat(1_000_000)])(
    'is none without one: %.20s',
    (stack) => {
      expect(callSiteOfStack(stack)).toBeNull();
    },
  );
});
