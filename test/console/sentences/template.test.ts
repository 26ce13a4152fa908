import { describe, expect, it } from 'vitest';
import { CORS_ERRORS, RETIRED_CORS_ERRORS } from '../../../src/cors/cors-error.ts';
import { CHROMIUM_FETCH_REFUSALS, CHROMIUM_REASONS } from '../../../src/console/sentences/chromium.ts';
import { FIREFOX_TEMPLATES } from '../../../src/console/sentences/firefox.ts';
import { fill, type MessageTemplate, partsOf } from '../../../src/console/sentences/template.ts';

const TEMPLATES: readonly MessageTemplate[] = [
  ...Object.values(CHROMIUM_REASONS),
  ...Object.values(CHROMIUM_FETCH_REFUSALS),
  ...FIREFOX_TEMPLATES.values(),
];

describe('a template', () => {
  it('is there for every error that Chromium has or had', () => {
    expect(Object.keys(CHROMIUM_REASONS).sort()).toEqual([...CORS_ERRORS, ...RETIRED_CORS_ERRORS].sort());
  });

  it.each(TEMPLATES)('for $corsError knows each of its placeholders', ({ text }) => {
    const { texts, placeholders } = partsOf(text);
    expect(placeholders).toHaveLength((text.match(/\{/g) ?? []).length);
    expect(texts).toHaveLength(placeholders.length + 1);
  });

  it.each(Object.entries(CHROMIUM_REASONS))('of %s stands under its own name', (name, { corsError }) => {
    expect(corsError).toBe(name);
  });

  it('is filled in once: braces in a value stay as they are', () => {
    expect(fill("a '{value}' {method}", { value: '{method}', method: 'PUT' })).toBe("a '{method}' PUT");
  });

  it('leaves out what is not known', () => {
    expect(fill('a {value}.', {})).toBe('a .');
  });
});
