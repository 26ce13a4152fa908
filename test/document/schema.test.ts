import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { diagnoseAll } from '../fix/diagnosed.ts';
import { logEvidenceOf } from '../../src/diagnosis/log/log-evidence.ts';
import { auditDocuments } from '../../src/document/audit-json.ts';
import { exchangeJson } from '../../src/document/exchange-json.ts';
import schema from '../../src/document/schema.json';
import { decode, explain, targets } from '../../src/library/index.ts';
import { ALLOWED, BLOCKED, har } from '../cli/captures.ts';
import { EVERYDAY } from '../panel/harness/captures.ts';

const ajv = new Ajv2020({ allErrors: true }).addSchema(schema);

/** What of a document does not fit the definition `name`. */
function faultsOf(name: keyof (typeof schema)['$defs'], document: unknown): unknown {
  const validate = ajv.getSchema(`${schema.$id}#/$defs/${name}`);
  if (validate === undefined) throw new Error(`There is no definition ${name}.`);
  // A document as it is printed.
  validate(JSON.parse(JSON.stringify(document)));
  return validate.errors ?? [];
}

const MESSAGES = `Access to fetch at 'https://api.example/a' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.
Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/a. (Reason: CORS request did not succeed). Status code: (null).
Failed to load resource: net::ERR_NAME_NOT_RESOLVED`;

const HEADERS = `Request URL: https://api.example/items
Request Method: GET
Status Code: 200 OK
Origin: https://app.example
Content-Type: application/json`;

describe('the JSON Schema', () => {
  it('fits what explain prints', () => {
    for (const capture of [BLOCKED, ALLOWED])
      expect(faultsOf('explainDocument', explain(har(capture)))).toEqual([]);
    const everyday = diagnoseAll(EVERYDAY);
    const log = logEvidenceOf(everyday.map(({ exchange }) => exchange));
    const exchanges = everyday.map((each) => exchangeJson(each, log));
    expect(exchanges.length).toBeGreaterThan(5);
    expect(faultsOf('explainDocument', { version: 1, exchanges, servers: auditDocuments(everyday) })).toEqual(
      [],
    );
  });

  it('fits findings, too', () => {
    const asked = 'GET https://api.example/\nOrigin: null\n\n200 OK\nAccess-Control-Allow-Origin: null';
    const document = explain(har(`${asked}\n---\n${asked}`));
    expect(document.servers[0]?.findings).toHaveLength(1);
    expect(faultsOf('explainDocument', document)).toEqual([]);
  });

  it('fits what decode and targets print', () => {
    const messages = decode(MESSAGES);
    expect(messages.messages.length).toBeGreaterThan(1);
    expect(faultsOf('decodeDocument', messages)).toEqual([]);
    const pasted = decode(HEADERS);
    expect(pasted.exchanges).toHaveLength(1);
    expect(faultsOf('decodeDocument', pasted)).toEqual([]);
    expect(faultsOf('targetsDocument', targets())).toEqual([]);
  });

  it('does not fit what has a field more, or one less', () => {
    const { version, exchanges, servers } = explain(har(BLOCKED));
    expect(faultsOf('explainDocument', { version, exchanges, servers, more: 1 })).not.toEqual([]);
    expect(
      faultsOf('explainDocument', { version, exchanges: [{ ...exchanges[0], summary: undefined }], servers }),
    ).not.toEqual([]);
  });
});
