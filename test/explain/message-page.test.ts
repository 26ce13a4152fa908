import { describe, expect, it } from 'vitest';
import { requestOf } from '../../src/console/told/request.ts';
import { decode } from '../../src/console/read/decode.ts';
import type { DecodedMessage } from '../../src/console/read/decoded-message.ts';
import { harFaultText } from '../../src/explain/interface/har-file.ts';
import { messageLimits, messageStory } from '../../src/explain/message/message-page.ts';
import { plainText } from '../../src/explain/rich-text.ts';

function first(text: string): DecodedMessage {
  const [message] = decode(text);
  if (message === undefined) throw new Error(`nothing was read in ${text}`);
  return message;
}

const CHROME = first(
  "Access to fetch at 'https://api.example/items' from origin 'https://app.example' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
);
const FIREFOX = first(
  'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/items. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing).',
);
const REFUSED = first('GET https://api.example/items net::ERR_CONNECTION_REFUSED');

describe('the page of a message', () => {
  it.each([
    [
      CHROME,
      'https://api.example answered the preflight (the OPTIONS request that asks for permission) without Access-Control-Allow-Origin, so the request itself was never sent.',
      'Needed is Access-Control-Allow-Origin: https://app.example on the response to the preflight.',
    ],
    [
      REFUSED,
      'Not CORS: nothing answers at https://api.example (net::ERR_CONNECTION_REFUSED).',
      'Start the server, or correct the host and port in the address.',
    ],
  ])('has its first sentence on top and the others below: %#', (message, headline, rest) => {
    const story = messageStory(message);
    expect(plainText(story.headline)).toBe(headline);
    expect(plainText(story.rest)).toBe(rest);
  });

  it('says what the message does not tell', () => {
    const limits = (message: DecodedMessage): string =>
      plainText(messageLimits(message, requestOf(message)) ?? []);
    expect(limits(FIREFOX)).toContain(
      'does not tell the origin of your page, whether it is about the preflight or the response, the method of the request and whether it carried credentials, and it names the first problem only',
    );
    expect(limits(CHROME)).toContain('does not tell the method of the request, its headers and whether');
    expect(limits(REFUSED)).toBe('');
  });
});

it('names a file that cannot be opened without letting it speak', () => {
  expect(plainText(harFaultText('\u202eexe.har', 'not-json'))).toBe(
    '\\u202Eexe.har is no HAR, because it is not JSON. Export one in the Network panel with "Export HAR" or "Save all as HAR".',
  );
});
