import { expect, test } from 'vitest';
import { isCharacter, matchPress, nameOfPress } from './keys.ts';

const press = (key: string, held: Partial<Parameters<typeof nameOfPress>[0]> = {}) =>
  nameOfPress({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test('presses are named as shortcuts are written', () => {
  expect([
    press('e'),
    press('I', { shiftKey: true }),
    press('?', { shiftKey: true }),
    press(' '),
    press('s', { metaKey: true }),
    press('Tab', { shiftKey: true }),
  ]).toEqual(['e', 'Shift+I', '?', 'Space', 'Ctrl+s', 'Shift+Tab']);
});

test('a letter typed with caps lock is the letter', () => {
  expect(press('E')).toBe('e');
});

const known = new Set(['g i', 'g n', 'i', 'e']);

test('a key that begins a sequence waits, and the next one completes it', () => {
  expect(matchPress('g', null, known)).toEqual({ run: null, wait: 'g' });
  expect(matchPress('i', 'g', known)).toEqual({ run: 'g i', wait: null });
});

test('a key that completes no sequence counts for itself', () => {
  expect(matchPress('e', 'g', known)).toEqual({ run: 'e', wait: null });
  expect(matchPress('x', null, known)).toEqual({ run: null, wait: null });
});

test('characters are what is typed; other keys and those with Ctrl or Alt are not', () => {
  const names = ['e', 'Shift+I', '?', '.', 'Enter', 'Space', 'Ctrl+a', 'Shift+ArrowDown', 'F6'];
  expect(names.filter(isCharacter)).toEqual(['e', 'Shift+I', '?', '.']);
});
