import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { notesOf } from '../../scripts/release-notes.mjs';

const CHANGELOG = readFileSync(join(import.meta.dirname, '../../CHANGELOG.md'), 'utf8');

describe('the changelog', () => {
  it('says what is in the version that package.json has', () => {
    expect(notesOf(CHANGELOG, packageJson.version)).toMatch(/^- /m);
  });

  it('is read by the version or its tag, one section at a time', () => {
    const changelog = '# Changelog\n\n## Unreleased\n\n- C.\n\n## 0.2.0\n\n- B.\n\n## 0.1.0\n\n- A.\n';
    expect(notesOf(changelog, 'v0.2.0')).toBe('- B.\n');
    expect(notesOf(changelog, '0.1.0')).toBe('- A.\n');
    expect(notesOf(changelog, '0.1')).toBeNull();
  });
});
