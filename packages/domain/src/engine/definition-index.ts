import type { FieldsOfType } from '../catalogue/catalogue.ts';
import type { EventTypeDeclaration } from '../catalogue/event-type-declaration.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import type { Predicate } from '../definition/predicate.ts';
import { type Equality, isFolded, waysToFind } from './equality.ts';
import type { LoggedEvent } from './logged-event.ts';
import { type Reader, readerOf } from './values.ts';

/** A definition made ready to be asked often. */
export interface CompiledDefinition {
  readonly definition: EventDefinition;
  readonly ownerId: string | null;
  readonly type: EventTypeDeclaration;
  readonly fieldOf: FieldsOfType;
  readonly holds: Predicate;
  /** The channels of its event type; null when it is not about interactions. */
  readonly channels: ReadonlySet<string> | null;
  /** Its place in the order of firing. */
  readonly rank: number;
}

interface FieldIndex {
  readonly field: string;
  readonly read: Reader;
  readonly folded: boolean;
  readonly byKey: ReadonlyMap<string, readonly CompiledDefinition[]>;
}

/** Definitions of the same trigger, so laid out that an event meets few of those that cannot match. */
export interface DefinitionIndex {
  readonly byField: readonly FieldIndex[];
  /** Those that no equality finds. */
  readonly rest: readonly CompiledDefinition[];
  /** The channels of all of them; null when one is not about interactions. */
  readonly channels: ReadonlySet<string> | null;
}

/** Each definition stands under the equalities that the fewest others share. */
export function indexDefinitions(definitions: readonly CompiledDefinition[]): DefinitionIndex {
  const found = definitions.map((compiled) => ({
    compiled,
    ways: waysToFind(compiled.definition.condition, compiled),
  }));
  const shared = countEqualities(found.flatMap(({ ways }) => ways.flat()));
  const byField = new Map<string, Map<string, CompiledDefinition[]>>();
  const rest: CompiledDefinition[] = [];
  for (const { compiled, ways } of found) {
    const way = mostSelective(ways, shared);
    if (way === null) rest.push(compiled);
    else for (const equality of way) place(byField, equality, compiled);
  }
  return { byField: [...byField].map(fieldIndex), rest, channels: channelsOf(definitions) };
}

function fieldIndex([field, byKey]: readonly [string, FieldIndex['byKey']]): FieldIndex {
  return { field, byKey, read: readerOf(field) ?? (() => null), folded: isFolded(field) };
}

function channelsOf(definitions: readonly CompiledDefinition[]): ReadonlySet<string> | null {
  const sets = definitions.flatMap(({ channels }) => channels ?? []);
  return sets.length < definitions.length ? null : new Set(sets.flatMap((channels) => [...channels]));
}

/** Every definition that may hold for the event, each once. */
export function candidatesFor(index: DefinitionIndex, event: LoggedEvent): readonly CompiledDefinition[] {
  let found = index.rest;
  let lists = found.length > 0 ? 1 : 0;
  for (const { read, folded, byKey } of index.byField) {
    const value = read(event, null);
    if (typeof value !== 'string') continue;
    const here = byKey.get(folded ? value.toLowerCase() : value);
    if (here === undefined) continue;
    found = lists === 0 ? here : [...found, ...here];
    lists += 1;
  }
  return lists < 2 ? found : [...new Set(found)];
}

function countEqualities(equalities: readonly Equality[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const equality of equalities) counts.set(nameOf(equality), (counts.get(nameOf(equality)) ?? 0) + 1);
  return counts;
}

function mostSelective(
  ways: readonly (readonly Equality[])[],
  shared: ReadonlyMap<string, number>,
): readonly Equality[] | null {
  let best: readonly Equality[] | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    const cost = way.reduce((sum, equality) => sum + (shared.get(nameOf(equality)) ?? 0), 0);
    if (cost < bestCost) [best, bestCost] = [way, cost];
  }
  return best;
}

function place(
  byField: Map<string, Map<string, CompiledDefinition[]>>,
  { field, key }: Equality,
  compiled: CompiledDefinition,
): void {
  const byKey = byField.get(field) ?? new Map<string, CompiledDefinition[]>();
  byField.set(field, byKey);
  const here = byKey.get(key);
  if (here === undefined) byKey.set(key, [compiled]);
  else if (here.at(-1) !== compiled) here.push(compiled);
}

function nameOf({ field, key }: Equality): string {
  return `${field}=${key}`;
}
