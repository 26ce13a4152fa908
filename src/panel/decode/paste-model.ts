import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { CompleteRequest } from '../../console/told/request.ts';
import { decode } from '../../console/read/decode.ts';
import type { DecodedMessage } from '../../console/read/decoded-message.ts';
import { messageSummary } from '../../explain/message/cors-message.ts';
import { plainText } from '../../explain/rich-text.ts';
import type { Milliseconds } from '../../exchange/units.ts';
import type { ExchangeId } from '../../exchange/exchange.ts';
import { findMessage, type Search } from './find-message.ts';
import type { PanelModel } from '../app/panel-model.ts';

/** What of a pasted text is read: 1 MB takes 0.2 s. In UTF-16 units. */
export const LONGEST_PASTE = 1_000_000;

/** A longer text is read when the typing rests. In UTF-16 units. */
const READ_AT_ONCE = 20_000;

const REST: Milliseconds = 200;

/** Different messages that are told at once. */
const MOST_ANSWERS = 50;

/** What stays the same whichever log is shown. */
export interface PasteState {
  /** Whether a box to paste messages into takes the place of the detail. */
  readonly isOpen: Signal<boolean>;
  /** What was pasted or typed into it. */
  readonly text: Signal<string>;
}

/** One message of the text, and the request that it belongs to. */
export interface Answer extends Search {
  readonly message: DecodedMessage;
  /** How often it was in the text. */
  readonly count: number;
}

/** What somebody adds to a message that does not tell it. */
export type Addition = Partial<CompleteRequest>;

export interface PasteModel {
  /** One for each different message, in the order of the text; null while a long text waits to be read. */
  readonly answers: ReadonlySignal<readonly Answer[] | null>;
  readonly chosen: ReadonlySignal<number>;
  readonly answer: ReadonlySignal<Answer | null>;
  readonly additions: ReadonlySignal<Addition>;
  readonly open: () => void;
  /** Shows again what was there before. */
  readonly close: () => void;
  readonly setText: (text: string) => void;
  readonly choose: (index: number) => void;
  readonly add: (addition: Addition) => void;
}

/** Equal messages are told once. */
const identity = (message: DecodedMessage): string =>
  JSON.stringify([message.url, message.origin, message.browserCode, plainText(messageSummary(message))]);

function answersFor(text: string, { requests }: Pick<PanelModel, 'requests'>): Answer[] {
  const counts = new Map<string, { readonly message: DecodedMessage; count: number }>();
  for (const message of decode(text.slice(0, LONGEST_PASTE))) {
    const key = identity(message);
    const known = counts.get(key);
    if (known !== undefined) known.count++;
    else if (counts.size < MOST_ANSWERS) counts.set(key, { message, count: 1 });
  }
  if (counts.size > 0) requests.catchUp();
  return [...counts.values()].map(({ message, count }) => {
    const { found, toAddress } = findMessage(message, requests);
    return { message, count, found, toAddress };
  });
}

/** Decodes what is pasted, and opens the request that it belongs to. */
export function createPaste(model: PanelModel, { isOpen, text }: PasteState): PasteModel {
  const { requests, selection, setFilter } = model;
  const answers = signal<readonly Answer[] | null>([]);
  const chosen = signal(0);
  const additions = signal<Addition>({});
  const answer = computed(() => answers.value?.[chosen.value] ?? null);
  /** The request that was chosen before. */
  let before: ExchangeId | null = null;
  /** The request that we chose. */
  let opened: ExchangeId | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const select = (id: ExchangeId | null): void => {
    opened = id;
    selection.select(id);
  };

  const showAnswer = (): void => {
    const found = answer.peek()?.found ?? null;
    select(found?.id ?? null);
    if (found === null) return;
    if (found.assuming !== null) selection.assume(found.assuming);
    if (requests.rows.shownIndexOf(found.id) < 0) setFilter({ chip: 'all', text: '' });
  };

  const read = (): void => {
    answers.value = answersFor(text.peek(), model);
    chosen.value = 0;
    showAnswer();
  };

  const setText = (next: string): void => {
    clearTimeout(timer);
    text.value = next;
    if (next.length <= READ_AT_ONCE) return read();
    answers.value = null;
    timer = setTimeout(read, REST);
  };

  // Whoever chooses another request wants to see that one.
  effect(() => {
    const id = selection.id.value;
    if (isOpen.peek() && id !== null && id !== opened) isOpen.value = false;
  });

  return {
    answers,
    chosen,
    answer,
    additions,
    open: () => {
      if (!isOpen.peek()) before = selection.id.peek();
      opened = before;
      isOpen.value = true;
    },
    close: () => {
      isOpen.value = false;
      if (selection.id.peek() === null && before !== null) selection.select(before);
    },
    setText,
    choose: (index) => {
      chosen.value = index;
      additions.value = {};
      showAnswer();
    },
    add: (addition) => {
      additions.value = { ...additions.peek(), ...addition };
    },
  };
}
