import { describe, expect, it } from 'vitest';
import { preflightReasonText } from '../../src/explain/preflight-reason.ts';
import { plainText } from '../../src/explain/rich-text.ts';

describe('why there was a preflight', () => {
  it('names the content type', () => {
    const text = plainText(preflightReasonText({ kind: 'content-type', value: 'application/json' }));
    expect(text).toContain('The content type application/json is not one');
  });

  it('leaves no gap where the browser does not tell a value', () => {
    const type = plainText(preflightReasonText({ kind: 'content-type', value: '' }));
    const other = plainText(preflightReasonText({ kind: 'unsafe-value', name: 'accept', value: '' }));
    expect(type).toContain('The content type is not one');
    expect(other).toContain('The value of accept contains');
  });
});
