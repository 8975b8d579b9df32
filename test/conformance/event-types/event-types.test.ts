import { type EventTypeName, eventTypeNames } from '@belfry/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct, type Product } from '../../kit/product.ts';
import { readCatalogue } from './definitions.ts';
import { lookAt, type Row, yes } from './look.ts';
import { customTypeName, declareCustomType } from './scenes.ts';
import { startTrouble, type Trouble } from './trouble.ts';
import { openWorld } from './world.ts';

const names: readonly EventTypeName[] = [...eventTypeNames, customTypeName];
/** These restart the product: nothing else goes on meanwhile. */
const alone: readonly EventTypeName[] = ['PROCESS_STARTED', 'PROCESS_STOPPED'];

const table = new Map<EventTypeName, Row>();
let trouble: Trouble;
let product: Product;

/** Tries some event types in an organization of their own, one after the other. */
async function tryIn(organization: string, some: readonly EventTypeName[]): Promise<void> {
  const world = await openWorld(product, { name: organization, trouble });
  await declareCustomType(world);
  const catalogue = await readCatalogue(world);
  for (const name of some) table.set(name, await lookAt(world, catalogue, name));
}

function printed(): string {
  const head = 'event type: produced, fired, variables told, conditions held, conditions failed';
  const lines = names.map((name) => {
    const cells = Object.values(table.get(name) ?? {}).map((cell) => (cell === yes ? '✓' : cell));
    return `${name.padEnd(28)} ${cells.join('  ')}`;
  });
  return [head, ...lines, ''].join('\n');
}

beforeAll(async () => {
  trouble = await startTrouble();
  product = await startProduct({ env: trouble.env });
  const together = names.filter((name) => !alone.includes(name));
  const half = Math.ceil(together.length / 2);
  await Promise.all([tryIn('First Half', together.slice(0, half)), tryIn('Second Half', together.slice(half))]);
  await tryIn('Alone', alone);
}, 600_000);

afterAll(async () => {
  process.stdout.write(printed());
  await product[Symbol.asyncDispose]();
  await trouble[Symbol.asyncDispose]();
});

test.each(names)('%s happens, fires, is told and is matched by every operator of its fields', (name) => {
  expect(table.get(name)).toEqual({ produced: yes, fired: yes, rendered: yes, holds: yes, fails: yes });
});
