import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readRows, UnreadableFileError, type SourceRow, type UnreadableRow } from './read-rows.ts';

const format = { delimiter: ',', quote: '"', columns: ['a', 'b'] } as const;

async function read(text: string, piece = text.length) {
  const rows: SourceRow[] = [];
  const unreadable: UnreadableRow[] = [];
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, index) =>
    bytes.subarray(index * piece, (index + 1) * piece),
  );
  const needs = { format, onUnreadable: (row: UnreadableRow) => void unreadable.push(row) };
  for await (const row of readRows(Readable.from(pieces), needs)) rows.push(row);
  return { rows, unreadable };
}

const twoRows = [
  { line: 2, cells: { a: '1', b: '2' } },
  { line: 3, cells: { a: '3', b: '4' } },
];

test('a byte-order mark and both line ends are taken, however the bytes are cut', async () => {
  const texts = ['a,b\n1,2\n3,4\n', '\uFEFFa,b\r\n1,2\r\n3,4\r\n', 'a,b\r\n1,2\r\n3,4'];
  for (const text of texts) {
    for (const piece of [1, 2, 3, 100]) {
      expect(await read(text, piece)).toEqual({ rows: twoRows, unreadable: [] });
    }
  }
});

test('a row of the wrong length is told with its line, and the rest is read', async () => {
  const { rows, unreadable } = await read('a,b\n1,2,x\n3,4\n');
  expect(rows).toEqual([twoRows[1]]);
  expect(unreadable).toEqual([{ line: 2, problem: expect.stringContaining('columns length is 2, got 3') }]);
});

test('cells may hold the delimiter, quotes and line ends', async () => {
  const { rows } = await read('a,b\n"1,""x""\ny",2\n');
  expect(rows).toEqual([{ line: 3, cells: { a: '1,"x"\ny', b: '2' } }]);
});

test('a file without the columns is refused, and says which', async () => {
  await expect(read('a,c\n1,2\n')).rejects.toThrow(
    new UnreadableFileError('the file lacks the column "b": is it the right mapping?'),
  );
});

test('further columns do no harm', async () => {
  expect((await read('z,a,b\n0,1,2\n')).rows).toEqual([{ line: 2, cells: { z: '0', a: '1', b: '2' } }]);
});

test('a source that breaks off breaks the reading', async () => {
  const broken = Readable.from(
    (function* () {
      yield 'a,b\n1,2\n';
      throw new Error('the disk is gone');
    })(),
  );
  const needs = { format, onUnreadable: () => undefined };
  const reading = async () => {
    for await (const row of readRows(broken, needs)) expect(row.line).toBe(2);
  };
  await expect(reading()).rejects.toThrow('the disk is gone');
});
