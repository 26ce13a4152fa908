import * as fc from 'fast-check';
import { isToken } from '../../src/cors/header-list.ts';
import { refuseMethod, refuseOrigin } from '../../src/fix/policy/grantable.ts';
import type { Policy } from '../../src/fix/policy/policy.ts';

/** Every character that a token can have, with those that mean something to some language more often. */
const tokenCharacter = fc.oneof(fc.constantFrom(...`!#$%&'*+-.^_\`|~`), fc.constantFrom(...'abcXYZ019'));

/** Header names as the Fetch Standard lets a page choose them. */
const headerName: fc.Arbitrary<string> = fc
  .string({ unit: tokenCharacter, minLength: 1, maxLength: 12 })
  .filter((name) => name !== '*' && isToken(name))
  .map((name) => name.toLowerCase());

const method: fc.Arbitrary<string> = fc
  .string({ unit: tokenCharacter, minLength: 1, maxLength: 10 })
  .filter((name) => refuseMethod(name) === null);

/** Hosts hold every character that the URL parser lets through. */
const hostCharacter = fc.oneof(fc.constantFrom(...`!"$&'()*+,-.;=_\`{}~`), fc.constantFrom(...'abcxyz019'));

const origin: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('http', 'https', 'capacitor', 'chrome-extension'),
    fc.string({ unit: hostCharacter, minLength: 1, maxLength: 40 }),
    fc.constantFrom('', ':3000', ':8443'),
  )
  .map(([scheme, host, port]) => `${scheme}://${host}${port}`)
  .filter((text) => refuseOrigin(text) === null);

/** Any policy that can be granted. */
export const policy: fc.Arbitrary<Policy> = fc.record({
  origins: fc.uniqueArray(origin, { minLength: 1, maxLength: 4 }),
  methods: fc.uniqueArray(method, { maxLength: 3 }),
  allowHeaders: fc.uniqueArray(headerName, { maxLength: 4 }),
  exposeHeaders: fc.uniqueArray(headerName, { maxLength: 3 }),
  credentials: fc.boolean(),
  maxAge: fc.integer({ min: 0, max: 86_400 }),
});

/** A policy as most people have it: every target can write it. */
export const ordinaryPolicy: fc.Arbitrary<Policy> = fc.record({
  origins: fc.uniqueArray(
    fc.constantFrom('http://localhost:5173', 'https://app.example.com', 'https://a-b.example:8443'),
    { minLength: 1 },
  ),
  methods: fc.uniqueArray(fc.constantFrom('PUT', 'DELETE'), { maxLength: 2 }),
  allowHeaders: fc.uniqueArray(fc.constantFrom('authorization', 'content-type', 'x_a-1'), { maxLength: 3 }),
  exposeHeaders: fc.uniqueArray(fc.constantFrom('x-total', 'ETag'), { maxLength: 2 }),
  credentials: fc.boolean(),
  maxAge: fc.integer({ min: 0, max: 86_400 }),
});

/** Any text, well-formed or not. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(...`'"\`$\\;{}#/*!|<>-\r\n\t\0\u2028\u2029\ud800\udc00a1 `.split('')),
    maxLength: 30,
  }),
);
