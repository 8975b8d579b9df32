import { describe, expect, test } from 'vitest';
import { matching, typingAt, withVariable } from './variable-token.ts';

describe('typing a variable', () => {
  test('begins with a number sign and goes on with letters', () => {
    expect([typingAt('Muted: #', 8), typingAt('Muted: #que', 11)]).toEqual([
      { start: 7, typed: '' },
      { start: 7, typed: 'que' },
    ]);
  });

  test('is over after another character, a doubled sign or a finished variable', () => {
    const texts = ['no sign', 'a # b', 'twice ##', 'by #AGENT_NAME#', 'by #AGENT_NAME|nobody#', '#TIME:time#'];
    expect(texts.map((text) => typingAt(text, text.length))).toEqual(texts.map(() => null));
  });

  test('is seen where the caret is, not at the end', () => {
    expect(typingAt('#AG and more', 3)).toEqual({ start: 0, typed: 'AG' });
  });
});

describe('putting in a variable', () => {
  test('replaces what was typed and leaves the caret behind it', () => {
    expect(withVariable('By #ag today', 'AGENT_NAME', { start: 3, end: 6 })).toEqual({
      text: 'By #AGENT_NAME# today',
      caret: 15,
    });
  });

  test('does not double the closing sign', () => {
    expect(withVariable('#ag#', 'AGENT_NAME', { start: 0, end: 3 }).text).toBe('#AGENT_NAME#');
  });

  test('offers those that begin with what was typed before those that contain it', () => {
    const variables = [{ name: 'CUSTOMER_NAME' }, { name: 'NAME' }, { name: 'QUEUE' }];
    expect(matching(variables, 'na').map(({ name }) => name)).toEqual(['NAME', 'CUSTOMER_NAME']);
  });
});
