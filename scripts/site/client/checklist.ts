/*
 * On the production checklist: a recording that is dropped answers the items that it can. It is read in this page and sent nowhere.
 */
import type { Answers, Question } from './checklist-worker.ts';

const STATES = { ok: 'ok', 'not-ok': 'not ok', untold: 'the recording does not tell' } as const;

const items = [...document.querySelectorAll<HTMLElement>('.to-do')];
const progress = document.querySelector<HTMLElement>('#recording-status');

function say(text: string): void {
  if (progress !== null) progress.textContent = text;
}

/** Asks a worker, which whoever drops nothing does not load. */
const ask = (question: Question): Promise<Answers> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./checklist-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Answers>) => {
      worker.terminate();
      resolve(data);
    });
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one other side
    worker.postMessage(question);
  });

async function workThrough(recording: File): Promise<void> {
  const { name } = recording;
  say(`${name} is read …`);
  const texts = items.map((item) => item.querySelector('span')?.textContent ?? '');
  const answers = await ask({ recording, items: texts });
  if (answers === null) {
    say(`${name} is no HAR.`);
    return;
  }
  for (const [index, item] of items.entries()) {
    const { state, shown } = answers[index] ?? { state: 'untold', shown: '' };
    const line = item.querySelector('.answer') ?? item.appendChild(document.createElement('p'));
    line.className = `answer is-${state}`;
    line.textContent = `${STATES[state]}: ${shown}`;
  }
  const bad = answers.filter(({ state }) => state === 'not-ok').length;
  say(`${name}: ${bad} of ${items.length} are not ok. The answers stand below the items.`);
}

function take(recording: File | undefined): void {
  if (recording === undefined) return;
  workThrough(recording).catch((error: unknown) =>
    say(error instanceof Error ? error.message : 'It cannot be read.'),
  );
}

document.querySelector<HTMLInputElement>('#recording')?.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement) take(target.files?.[0]);
});
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  take(event.dataTransfer?.files[0]);
});
