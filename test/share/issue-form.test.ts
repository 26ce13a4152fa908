import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { issueForm } from '../../src/share/issue-form.ts';
import { diagnosedOf } from '../diagnosis/diagnosis-of.ts';

const FORMS = join(import.meta.dirname, '../../.github/ISSUE_TEMPLATE');

it('leads to a form that exists, fills fields that it has, and tells nothing of the request', () => {
  const diagnosed = diagnosedOf(`
    GET https://api.example/items
    Origin: https://app.example
    Sec-Fetch-Mode: cors
    @error net::ERR_FAILED

    200 OK
  `);
  const address = new URL(issueForm('github:owner/name', diagnosed, '1.2.3'));
  expect(address.origin + address.pathname).toBe('https://github.com/owner/name/issues/new');
  const form = readFileSync(join(FORMS, address.searchParams.get('template') ?? ''), 'utf8');
  expect(form).toContain('id: versions');
  expect(address.searchParams.get('title')).toBe('Wrong answer: MissingAllowOriginHeader');
  expect(address.searchParams.get('versions')).toBe('Chromium 156, CORS Lens 1.2.3');
  expect(address.href).not.toContain('example');
});
