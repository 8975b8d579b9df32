import { expect, test } from 'vitest';
import { fileNameOf } from './download.ts';

test('a file is named after the event, whatever its name has in it', () => {
  expect(['Long hold: #1 / Sales', 'Müde?', '***'].map(fileNameOf)).toEqual([
    'long-hold-1-sales.json',
    'müde.json',
    'event.json',
  ]);
});
