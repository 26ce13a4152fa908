import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const TOP = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(TOP, path), 'utf8');

const manifest = JSON.parse(read('manifest.json')) as {
  permissions: readonly string[];
  optional_host_permissions: readonly string[];
};

const messages = JSON.parse(read('public/_locales/en/messages.json')) as Readonly<
  Record<'name' | 'description', { readonly message: string }>
>;

/** The text of one part of the listing. */
const part = (title: string): string =>
  read('docs/store/listing.md').split(`\n## ${title}\n`)[1]?.split('\n## ', 1)[0]?.trim() ?? '';

describe("The stores' texts", () => {
  it('are as long as the stores allow', () => {
    // Chrome Web Store: name 75, summary 132, description 16,000. AMO: summary 250. A name of 45 letters is never cut in a list.
    expect(part('Name').length).toBeLessThanOrEqual(45);
    expect(part('Summary').length).toBeLessThanOrEqual(132);
    expect(part('Description').length).toBeGreaterThan(250);
    expect(part('Description').length).toBeLessThanOrEqual(16_000);
  });

  it("are the extension's own where it has one", () => {
    expect(part('Name')).toBe(messages.name.message);
    expect(part('Summary')).toBe(messages.description.message);
  });

  it('justify every permission that the manifest asks for', () => {
    const justified = [...read('docs/store/permissions.md').matchAll(/^## .*$/gm)].join('\n');
    const asked = ['devtools_page', ...manifest.permissions, 'optional_host_permissions'];
    for (const permission of asked) expect(justified).toContain(`\`${permission}\``);
    for (const hosts of manifest.optional_host_permissions) expect(justified).toContain(`\`${hosts}\``);
  });
});
