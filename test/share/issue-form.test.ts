import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { issueForm } from '../../src/share/issue-form.ts';

const FORMS = join(import.meta.dirname, '../../.github/ISSUE_TEMPLATE');

it('leads to a form that exists, and fills fields that it has', () => {
  const address = new URL(
    issueForm('github:owner/name', { title: 'Wrong answer: A & B', versions: 'Chromium 156' }),
  );
  expect(address.origin + address.pathname).toBe('https://github.com/owner/name/issues/new');
  const form = readFileSync(join(FORMS, address.searchParams.get('template') ?? ''), 'utf8');
  expect(form).toContain('id: versions');
  expect(address.searchParams.get('title')).toBe('Wrong answer: A & B');
  expect(address.searchParams.get('versions')).toBe('Chromium 156');
});
