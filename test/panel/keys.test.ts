import { describe, expect, it } from 'vitest';
import { asksForFilter, listCommand, type KeyPress } from '../../src/panel/list/list-keys.ts';
import { menuMove, typeAhead } from '../../src/panel/shell/menu-keys.ts';
import { MAX_SHARE, MIN_SHARE, shareAfterKey, shareAt } from '../../src/panel/shell/split.ts';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...change,
});

describe('the keyboard of the list', () => {
  const place = { current: 5, count: 20, page: 8 };

  it.each([
    ['ArrowDown', 6],
    ['ArrowUp', 4],
    ['PageDown', 13],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 19],
  ])('%s goes to row %i', (key, index) => {
    expect(listCommand(press(key), place)).toEqual({ kind: 'select', index });
  });

  it('starts at either end when nothing is selected', () => {
    expect(listCommand(press('ArrowDown'), { ...place, current: -1 })).toEqual({ kind: 'select', index: 0 });
    expect(listCommand(press('ArrowUp'), { ...place, current: -1 })).toEqual({ kind: 'select', index: 19 });
  });

  it('selects nothing in an empty list', () => {
    expect(listCommand(press('End'), { current: -1, count: 0, page: 8 })).toBeNull();
  });

  it('opens the menu with either of its keys', () => {
    expect(listCommand(press('ContextMenu'), place)).toEqual({ kind: 'menu' });
    expect(listCommand(press('F10', { shiftKey: true }), place)).toEqual({ kind: 'menu' });
    expect(listCommand(press('F10'), place)).toBeNull();
  });

  it('copies the configuration with C, and leaves Ctrl+C to the browser', () => {
    expect(listCommand(press('c'), place)).toEqual({ kind: 'copy-config' });
    expect(listCommand(press('c', { ctrlKey: true }), place)).toBeNull();
  });
});

describe('the keys that reach the filter', () => {
  it('are / and Ctrl+F', () => {
    expect(asksForFilter(press('/'), false)).toBe(true);
    expect(asksForFilter(press('f', { ctrlKey: true }), false)).toBe(true);
    expect(asksForFilter(press('f', { metaKey: true }), true)).toBe(true);
  });

  it('do not include a / that is being typed', () => {
    expect(asksForFilter(press('/'), true)).toBe(false);
  });
});

describe('the keyboard of the menu', () => {
  const entries = ['Explain', 'Copy config', 'Copy report', 'Filter'].map((label) => ({ label }));

  it('goes round', () => {
    expect(menuMove('ArrowDown', 3, entries)).toEqual({ kind: 'focus', index: 0 });
    expect(menuMove('ArrowUp', 0, entries)).toEqual({ kind: 'focus', index: 3 });
    expect(menuMove('ArrowUp', -1, entries)).toEqual({ kind: 'focus', index: 3 });
  });

  it('jumps to the next label with a letter', () => {
    expect(typeAhead(entries, 0, 'c')).toBe(1);
    expect(typeAhead(entries, 1, 'C')).toBe(2);
    expect(typeAhead(entries, 2, 'c')).toBe(1);
    expect(typeAhead(entries, 0, 'z')).toBeNull();
  });

  it('closes on Escape and Tab, and leaves Enter and Space to the item', () => {
    expect(menuMove('Escape', 1, entries)).toEqual({ kind: 'close' });
    expect(menuMove('Tab', 1, entries)).toEqual({ kind: 'close' });
    expect(menuMove('Enter', 1, entries)).toBeNull();
    expect(menuMove(' ', 1, entries)).toBeNull();
  });
});

describe('the line between list and detail', () => {
  it('follows the pointer within its bounds', () => {
    expect(shareAt(300, 0, 1_000)).toBe(0.3);
    expect(shareAt(-50, 0, 1_000)).toBe(MIN_SHARE);
    expect(shareAt(2_000, 0, 1_000)).toBe(MAX_SHARE);
    expect(shareAt(10, 0, 0)).toBe(MIN_SHARE);
  });

  it('moves with the arrows of its direction only', () => {
    expect(shareAfterKey('ArrowRight', 0.4, false)).toBeCloseTo(0.43);
    expect(shareAfterKey('ArrowRight', 0.4, true)).toBeNull();
    expect(shareAfterKey('ArrowUp', 0.4, true)).toBeCloseTo(0.37);
    expect(shareAfterKey('End', 0.4, true)).toBe(MAX_SHARE);
  });
});
