import { lines } from './lines.ts';
import { jsonString } from './quote-data.ts';

const valueOf = (value: readonly string[] | number): string =>
  typeof value === 'number' ? String(value) : `[${value.map(jsonString).join(', ')}]`;

/** The CORS configuration of a storage bucket: a JSON list of one rule. Empty lists are left out. */
export function bucketRule(rule: Readonly<Record<string, readonly string[] | number>>): string {
  const fields = Object.entries(rule).filter(([, value]) => typeof value === 'number' || value.length > 0);
  const written = fields.map(([name, value]) => `    ${jsonString(name)}: ${valueOf(value)}`);
  return lines('[', '  {', written.join(',\n'), '  }', ']');
}
