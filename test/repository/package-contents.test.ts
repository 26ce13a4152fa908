import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../scripts/package-contents.mjs';
import { manifestFor } from '../../scripts/manifest.ts';
import packageJson from '../../package.json' with { type: 'json' };

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const MANIFEST = {
  version: '1.2.3',
  devtools_page: 'src/devtools/devtools.html',
  browser_specific_settings: { gecko: { id: 'an-id' } },
};

const filesWith = (manifest: object, more: readonly string[] = []) => ({
  'manifest.json': bytes(JSON.stringify({ ...MANIFEST, ...manifest })),
  'src/devtools/devtools.html': bytes('<!doctype html>'),
  ...Object.fromEntries(more.map((name) => [name, bytes('')])),
});

const problems = (manifest: object, more: readonly string[] = []) =>
  problemsOf(filesWith(manifest, more), 'firefox', '1.2.3');

describe('the zip of an extension', () => {
  it('is right as it is built', () => {
    expect(problems({}, ['assets/panel-abc.js', 'icons/32.png'])).toEqual([]);
  });

  it('holds no source maps, sources or hidden files', () => {
    expect(problems({}, ['assets/panel.js.map', 'src/panel/panel.tsx', '.env'])).toEqual([
      'assets/panel.js.map does not belong there',
      'src/panel/panel.tsx does not belong there',
      '.env does not belong there',
    ]);
  });

  it('holds what its manifest names', () => {
    expect(problems({ devtools_page: 'nowhere.html' })).toEqual([
      'the manifest names nowhere.html, which is missing',
    ]);
  });

  it('has the texts that its manifest names', () => {
    const manifest = { name: '__MSG_name__', default_locale: 'en' };
    expect(problems(manifest)).toEqual(['_locales/en/messages.json has no name']);
    const messages = bytes(JSON.stringify({ name: { message: 'A name' } }));
    const files = { ...filesWith(manifest), '_locales/en/messages.json': messages };
    expect(problemsOf(files, 'firefox', '1.2.3')).toEqual([]);
  });

  it('asks for nothing at installation', () => {
    expect(problems({ host_permissions: ['*://*/*'], permissions: ['tabs'] })).toEqual([
      'the manifest has host_permissions',
      'the manifest asks for tabs at installation',
    ]);
  });

  it('has the one version, and in Firefox an id', () => {
    expect(problems({ version: '9.9.9', browser_specific_settings: {} })).toEqual([
      'the manifest says 9.9.9, package.json 1.2.3',
      'it has no id',
    ]);
  });
});

describe.each(['chrome', 'firefox'] as const)('the manifest for %s', (browser) => {
  it('asks for no more than rules that need a host, and for hosts only later', () => {
    const manifest = manifestFor(browser);
    expect(manifest).toHaveProperty('permissions', ['declarativeNetRequestWithHostAccess']);
    expect(manifest).toHaveProperty('optional_host_permissions', ['*://*/*']);
    for (const key of [
      'host_permissions',
      'optional_permissions',
      'content_scripts',
      'externally_connectable',
    ])
      expect(manifest).not.toHaveProperty(key);
  });

  it('takes its version from package.json', () => {
    expect(manifestFor(browser)).toHaveProperty('version', packageJson.version);
  });
});
