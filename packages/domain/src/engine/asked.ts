import type { EventTypeDeclaration } from '../catalogue/event-type-declaration.ts';
import type { EventTypeName } from '../catalogue/event-types.ts';
import type { ReferenceKind } from '../catalogue/fields.ts';
import type { Seen } from '../definition/predicate.ts';
import type { CompiledDefinition } from './definition-index.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { EngineContext, SeenValues } from './reaction.ts';
import { type Reader, readerOf, valueIn } from './values.ts';

/** One event that definitions are asked about, with what they share. */
export interface Asked {
  readonly event: LoggedEvent;
  readonly context: EngineContext;
  readonly seen: Seen;
  /** What firings of a type see of it: made once for all of them. */
  readonly valuesByType: Map<EventTypeName, SeenValues>;
}

export function ask(event: LoggedEvent, context: EngineContext): Asked {
  return {
    event,
    context,
    seen: {
      valueOf: (field) => valueIn(event, field, context),
      at: event.recordedAt,
      queuesOf: (userId) => context.queuesOf(userId),
      teamMembersOf: (userId) => context.teamMembersOf(userId),
      businessHours: context.businessHours,
    },
    valuesByType: new Map(),
  };
}

/** Whether it is of the definition's channels, its condition holds, and its owner may see what it is about. */
export function matches(compiled: CompiledDefinition, asked: Asked): boolean {
  return fits(compiled, asked) && isVisibleToOwner(compiled, asked);
}

/** As `matches`, whatever its owner may see. */
export function fits(compiled: CompiledDefinition, { event, seen }: Asked): boolean {
  return isOfItsType(compiled, event) && isOfItsChannels(compiled, event) && compiled.holds(seen);
}

/** Whether it is of the declared type that a type of an integrator wants. */
export function isOfItsType({ type }: CompiledDefinition, event: LoggedEvent): boolean {
  return type.customType === undefined || type.customType === event.customType;
}

export function isOfItsChannels({ channels }: Pick<CompiledDefinition, 'channels'>, { item }: LoggedEvent): boolean {
  return channels === null || (item !== null && channels.has(item.channel));
}

export function isVisibleToOwner({ definition, ownerId }: CompiledDefinition, { context, event }: Asked): boolean {
  return ownerId === null || context.mayOwnerSee(definition, event);
}

/** A field that firings of a type show, and where its value stands. */
interface Shown {
  readonly field: string;
  readonly read: Reader;
  /** What it names, and under what its name is shown. */
  readonly named: { readonly kind: ReferenceKind; readonly as: string } | null;
}

// Types are few, and declared once: what their firings show is found out once.
const shownByType = new WeakMap<EventTypeDeclaration, readonly Shown[]>();

function shownOf({ type, fieldOf }: CompiledDefinition): readonly Shown[] {
  const known = shownByType.get(type);
  if (known !== undefined) return known;
  const shown = type.fields.flatMap((field): Shown[] => {
    const declaration = fieldOf(field);
    if (declaration === null || declaration.shownOnly === true) return [];
    const { data, refersTo } = declaration;
    const named = data === 'reference' && refersTo !== undefined ? { kind: refersTo, as: `${field}_name` } : null;
    return [{ field, read: readerOf(field) ?? (() => null), named }];
  });
  shownByType.set(type, shown);
  return shown;
}

/** The values of the type's fields in the event, and beside each reference its name. */
export function valuesSeen(compiled: CompiledDefinition, asked: Asked): SeenValues {
  const { eventType } = compiled.definition;
  const known = asked.valuesByType.get(eventType);
  if (known !== undefined) return known;
  const { event, context } = asked;
  const values: Record<string, unknown> = {};
  for (const { field, read, named } of shownOf(compiled)) {
    const value = read(event, context) ?? null;
    values[field] = value;
    if (named !== null) values[named.as] = nameIn(context, named.kind, value);
  }
  const target = passedTo(event, context);
  if (target !== null) values['passed_to'] = target;
  asked.valuesByType.set(eventType, values);
  return values;
}

export function nameIn(context: EngineContext, kind: ReferenceKind, id: unknown): string | null {
  return typeof id === 'string' ? context.nameOf(kind, id) : null;
}

function passedTo({ target }: LoggedEvent, context: EngineContext): string | null {
  if (target === null) return null;
  if (target.kind === 'outside') return target.address;
  return target.kind === 'user' ? context.nameOf('user', target.userId) : context.nameOf('queue', target.queueId);
}
