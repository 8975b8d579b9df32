import { enumNameOf, isUserEventType } from '@belfry/domain';
import type { Evaluate, RowContext, Value } from './expression.ts';
import type { ExternalReference, MappedEvent } from './mapped-event.ts';
import type { EventRule, Expression, Reference, RowCondition } from './mapping.ts';
import type { Test } from './row-condition.ts';

export interface Compilers {
  readonly expression: (expression: Expression) => Evaluate;
  readonly condition: (condition: RowCondition) => Test;
}

/** What the row as a whole gives to each of its events. */
export interface RowIdentity {
  readonly sourceEventIdOf: (ruleId: string) => string;
  readonly interaction: { readonly externalId: string; readonly channel: string };
}

type Part<T> = (context: RowContext) => T | undefined;
type ActorKind = NonNullable<MappedEvent['actor']>['kind'];

const actorKinds = {
  user: 'USER',
  customer: 'CUSTOMER',
  system: 'SYSTEM',
  manager: 'MANAGER',
} as const satisfies Record<string, ActorKind>;

/** One rule as a function of a row: the event, or null where the rule does not apply. */
export function compileEventRule(rule: EventRule, compilers: Compilers) {
  const applies = rule.when === undefined ? () => true : compilers.condition(rule.when);
  const typeOf = compileType(rule.type, compilers);
  const atOf = compilers.expression(rule.at);
  const detailsOf = compileDetails(rule, compilers);
  return (context: RowContext, identity: RowIdentity): MappedEvent | null => {
    if (!applies(context)) return null;
    const type = typeOf(context);
    if (type === null) return null;
    const at = atOf(context);
    if (typeof at !== 'number') {
      if (context.problems.length === 0) context.problems.push(`the event "${rule.id}" has no time`);
      return null;
    }
    return {
      sourceEventId: identity.sourceEventIdOf(rule.id),
      type,
      occurredAt: new Date(at).toISOString(),
      interaction: identity.interaction,
      ...detailsOf(context),
    };
  };
}

function compileDetails(rule: EventRule, compilers: Compilers) {
  const parts = {
    queue: rule.queue && compileReference(rule.queue, compilers),
    user: rule.user && compileReference(rule.user, compilers),
    actor: compileActor(rule, compilers),
    target: rule.target && compileTarget(rule.target, compilers),
    reason: compileText(rule.reason, compilers),
    fields: rule.fields && compileFields(rule.fields, compilers),
    anomaly: compileAnomaly(rule, compilers),
  };
  return (context: RowContext): Partial<MappedEvent> =>
    onlyGiven({
      queue: parts.queue?.(context),
      user: parts.user?.(context),
      actor: parts.actor(context),
      target: parts.target?.(context),
      reason: parts.reason(context),
      fields: parts.fields?.(context),
      anomaly: parts.anomaly(context),
    });
}

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Leaves out what is undefined, so that nothing is sent for it. */
function onlyGiven<T extends object>(parts: T): Given<T> {
  const given: Given<T> = {};
  for (const key in parts) {
    const part = parts[key];
    if (part !== undefined) Object.assign(given, { [key]: part });
  }
  return given;
}

function compileType(type: EventRule['type'], { expression }: Compilers) {
  if (typeof type === 'string') {
    const name = eventTypeName(type);
    return () => name;
  }
  const names = new Map(Object.entries(type.from).map(([text, name]) => [text, eventTypeName(name)]));
  const choice = expression(type.choose);
  return (context: RowContext) => names.get(String(choice(context))) ?? null;
}

function eventTypeName(type: string): string {
  if (!isUserEventType(type)) throw new RangeError(`"${type}" is not a type of user event`);
  return enumNameOf(type);
}

function compileReference({ externalId, name }: Reference, { expression }: Compilers): Part<ExternalReference> {
  const idOf = expression(externalId);
  const nameOf = name === undefined ? () => null : expression(name);
  return (context) => {
    const id = idOf(context);
    if (id === null) return undefined;
    const text = nameOf(context);
    return text === null ? { externalId: String(id) } : { externalId: String(id), name: String(text) };
  };
}

function compileActor(rule: EventRule, compilers: Compilers): Part<MappedEvent['actor'] & object> {
  const { actor, by } = rule;
  const byOf = by && compileReference(by, compilers);
  const isSystem = typeof actor === 'string' ? () => actor === 'system' : compilers.condition(actor.system);
  const otherwise = actorKinds[typeof actor === 'string' ? actor : actor.otherwise];
  return (context) => {
    if (isSystem(context)) return { kind: 'SYSTEM' };
    const user = byOf?.(context);
    return user === undefined ? { kind: otherwise } : { kind: otherwise, user };
  };
}

function compileTarget(
  target: NonNullable<EventRule['target']>,
  compilers: Compilers,
): Part<NonNullable<MappedEvent['target']>> {
  const queue = target.queue && compileReference(target.queue, compilers);
  const user = target.user && compileReference(target.user, compilers);
  const address = compileText(target.address, compilers);
  return (context) =>
    onlyGiven({
      queue: queue?.(context),
      user: user?.(context),
      address: address(context),
    });
}

function compileText(part: Expression | undefined, { expression }: Compilers): Part<string> {
  if (part === undefined) return () => undefined;
  const evaluate = expression(part);
  return (context) => textOf(evaluate(context));
}

function compileFields(
  fields: Record<string, Expression>,
  { expression }: Compilers,
): Part<Readonly<Record<string, Value>>> {
  const parts = Object.entries(fields).map(([name, part]) => [name, expression(part)] as const);
  return (context) => {
    const given = parts.map(([name, part]) => [name, part(context)] as const).filter(([, value]) => value !== null);
    return given.length === 0 ? undefined : Object.fromEntries(given);
  };
}

function compileAnomaly(rule: EventRule, { condition }: Compilers): Part<MappedEvent['anomaly'] & string> {
  const flags = rule.anomalies.map(({ code, when }) => ({ code, holds: condition(when) }));
  return (context) => flags.find(({ holds }) => holds(context))?.code;
}

function textOf(value: Value): string | undefined {
  return value === null ? undefined : String(value);
}
