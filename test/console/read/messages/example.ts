import type { DecodedMessage } from '../../../../src/console/read/decoded-message.ts';
import { NO_MESSAGE } from '../../../../src/console/read/draft.ts';

/** A line of a browser with what it means. */
export interface Example {
  readonly text: string;
  readonly message: DecodedMessage;
}

export const URL_ASKED = 'https://api.shop.test/v2/orders?open=1';
export const PAGE = 'https://www.shop.test';

export const example = (text: string, known: Partial<DecodedMessage>): Example => ({
  text,
  message: { ...NO_MESSAGE, ...known },
});
