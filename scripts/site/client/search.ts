import MiniSearch from 'minisearch';
import { type Entry, SEARCH_OPTIONS } from '../search-options.ts';

/** More would not be read. */
const MOST_FOUND = 12;

const box = document.querySelector<HTMLElement>('search[data-root]');
const input = document.querySelector<HTMLInputElement>('#search');
const list = document.querySelector<HTMLElement>('#found');
const root = box?.dataset['root'] ?? './';

let index: Promise<MiniSearch<Entry>> | null = null;

async function load(): Promise<MiniSearch<Entry>> {
  const answer = await fetch(`${root}search.json`);
  if (!answer.ok) throw new Error(`The index of the search answered ${answer.status}.`);
  return MiniSearch.loadJSON<Entry>(await answer.text(), SEARCH_OPTIONS);
}

function item(id: string, title: string): HTMLElement {
  const link = document.createElement('a');
  link.href = `${root}${id === '' ? '' : `${id}/`}`;
  link.textContent = title;
  const row = document.createElement('li');
  row.append(link);
  return row;
}

function note(text: string): HTMLElement {
  const row = document.createElement('li');
  row.textContent = text;
  return row;
}

async function search(words: string): Promise<void> {
  index ??= load();
  const found = words.trim() === '' ? [] : (await index).search(words).slice(0, MOST_FOUND);
  if (input?.value !== words) return;
  const rows = found.map(({ id, title }) => item(String(id), String(title)));
  list?.replaceChildren(...(rows.length === 0 && words.trim() !== '' ? [note('Nothing found.')] : rows));
}

input?.addEventListener('input', () => {
  search(input.value).catch((error: unknown) => {
    index = null;
    list?.replaceChildren(note(error instanceof Error ? error.message : 'The search cannot be loaded.'));
  });
});

input?.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  input.value = '';
  list?.replaceChildren();
});
