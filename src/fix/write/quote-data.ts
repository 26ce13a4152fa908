/** Values in data formats: JSON, YAML, XML. All are total. */

const hex = (code: number): string => code.toString(16).padStart(4, '0');

const escapeUnicode = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- control characters are what this escapes
  text.replaceAll(/[\u0000-\u001f\u007f-\uffff]/g, (character) => `\\u${hex(character.charCodeAt(0))}`);

/** A JSON string, in ASCII. */
export const jsonString = (text: string): string => escapeUnicode(JSON.stringify(text));

/**
 * A YAML scalar in double quotes, which reads JSON's escapes. `hidden` characters are escaped too, for tools that look for
 * placeholders in the text before YAML reads it.
 */
export function yamlString(text: string, hidden = ''): string {
  let scalar = '';
  for (const character of jsonString(text))
    scalar += hidden.includes(character) ? `\\u${hex(character.charCodeAt(0))}` : character;
  return scalar;
}

const XML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for an XML element or an attribute. What XML cannot hold at all (controls, lone surrogates) is left out. */
export const xmlText = (text: string): string =>
  text
    .replaceAll(/[\ud800-\udfff]/gu, '')
    // oxlint-disable-next-line no-control-regex -- control characters are what this removes
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffd-\uffff]/g, '')
    .replaceAll(/[&<>"']/g, (character) => XML_ENTITIES[character] ?? '');
