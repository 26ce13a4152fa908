import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { CompleteRequest } from '../../console/told/request.ts';
import type { ExchangeId } from '../../exchange/exchange.ts';
import { pastedRows } from './pasted-rows.ts';
import { type Answer, createPasteReader, type ReadBeside } from './read-paste.ts';
import type { PanelModel } from '../app/panel-model.ts';

/** What stays the same whichever log is shown. */
export interface PasteState {
  /** Whether a box to paste messages into takes the place of the detail. */
  readonly isOpen: Signal<boolean>;
  /** What was pasted or typed into it. */
  readonly text: Signal<string>;
  /** Files that were dropped with the one that is shown: one is shown at a time. */
  readonly otherFiles: Signal<readonly File[]>;
}

/** What somebody adds to a message that does not tell it. */
export type Addition = Partial<CompleteRequest>;

export interface PasteModel {
  /** The requests whose headers the text shows, as a log of their own; null where it shows none. */
  readonly pasted: ReadonlySignal<PanelModel | null>;
  /** One for each different message, in the order of the text; null while a text waits to be read. */
  readonly answers: ReadonlySignal<readonly Answer[] | null>;
  /** Which is explained: the requests of `pasted` come first, then the answers. */
  readonly chosen: ReadonlySignal<number>;
  /** null where a request of `pasted` is explained, or nothing. */
  readonly answer: ReadonlySignal<Answer | null>;
  readonly additions: ReadonlySignal<Addition>;
  readonly open: () => void;
  /** Shows again what was there before. */
  readonly close: () => void;
  readonly setText: (text: string) => void;
  readonly choose: (index: number) => void;
  readonly add: (addition: Addition) => void;
}

/** Decodes what is pasted, and opens the request that it belongs to. */
export function createPaste(
  model: PanelModel,
  { isOpen, text }: PasteState,
  readBeside: ReadBeside,
): PasteModel {
  const { requests, selection, setFilter } = model;
  const answers = signal<readonly Answer[] | null>([]);
  const chosen = signal(0);
  const additions = signal<Addition>({});
  const pasted = signal<PanelModel | null>(null);
  const pastedCount = (): number => (pasted.value === null ? 0 : pastedRows(pasted.value).length);
  const answer = computed(() => answers.value?.[chosen.value - pastedCount()] ?? null);
  /** The request that was chosen before. */
  let before: ExchangeId | null = null;
  /** The request that we chose. */
  let opened: ExchangeId | null = null;

  const select = (id: ExchangeId | null): void => {
    opened = id;
    selection.select(id);
  };

  const showAnswer = (): void => {
    const found = answer.peek()?.found ?? null;
    select(found?.id ?? null);
    if (found === null) return;
    if (found.assuming !== null) selection.assume(found.assuming);
    if (requests.rows.lineOf(found.id) < 0) setFilter({ chip: 'all', text: '' });
  };

  const readText = createPasteReader(model, readBeside, (reading) => {
    pasted.peek()?.dispose();
    batch(() => {
      pasted.value = reading?.pasted ?? null;
      answers.value = reading?.answers ?? null;
      chosen.value = 0;
    });
    showAnswer();
  });

  const setText = (next: string): void => {
    text.value = next;
    readText(next);
  };

  // Whoever chooses another request wants to see that one.
  effect(() => {
    const id = selection.id.value;
    if (isOpen.peek() && id !== null && id !== opened) isOpen.value = false;
  });

  return {
    pasted,
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
      const log = pasted.peek();
      const row = log === null ? undefined : pastedRows(log)[index];
      if (row !== undefined) log?.selection.select(row.id);
      showAnswer();
    },
    add: (addition) => {
      additions.value = { ...additions.peek(), ...addition };
    },
  };
}
