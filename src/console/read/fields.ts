import type { DecodedMessage } from './decoded-message.ts';
import type { RawValue } from './find-patterns.ts';
import { readOrigin, readQuoted, readStatus, readToken, readUrl } from './values.ts';

type Fields = { -readonly [Name in keyof DecodedMessage]?: DecodedMessage[Name] };

/** Reads the values of a sentence into the fields that they belong to. Values that cannot be read are left out. */
export function fieldsOf(values: readonly RawValue[]): Partial<DecodedMessage> {
  const fields: Fields = {};
  for (const value of values) addField(fields, value);
  return fields;
}

function addField(fields: Fields, { placeholder, text, closed }: RawValue): void {
  switch (placeholder) {
    case 'url':
      fields.url = readUrl(text, closed);
      break;
    case 'origin':
      fields.origin = readOrigin(text, closed);
      break;
    case 'status':
      fields.statusCode = readStatus(text);
      break;
    case 'method':
    case 'header':
      fields.failedParameter = readToken(text, closed);
      break;
    case 'value':
    case 'token':
    case 'target':
      fields.failedParameter = readQuoted(text, closed);
      break;
    case 'location':
      fields.failedParameter = readQuoted(text, closed);
      fields.redirectLocation = readUrl(text, closed);
      break;
    case 'space':
    case 'scheme':
    case 'schemes':
      // They follow from the address, and the protocol names them nowhere.
      break;
  }
}
