import { visible } from '../../explain/visible.ts';

/** Halves of surrogate pairs and the two code points that XML 1.0 does not have, not even escaped. https://www.w3.org/TR/xml/#charsets */
const NO_XML = /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Hostile text for an element or an attribute of XML: control characters are made visible, what XML cannot hold is replaced. */
export const escapeXml = (text: string): string =>
  visible(text)
    .replaceAll(NO_XML, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
