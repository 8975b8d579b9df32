import { z } from 'zod';

/**
 * A mapping is data: it says how the rows of another system's log become user events.
 * It may be written as JSON; `parseMapping` checks it.
 *
 * An expression gives text, an instant (a number) or nothing; an empty column is nothing.
 *
 * - `"text"`: that text
 * - `{ column }`: a column of this row · `{ before }`: a column of the row before it of the same interaction
 * - `{ value }`: a value named in `values`
 * - `{ join, with }`: the parts one after another; nothing when a part is nothing
 * - `{ firstOf }`: the first part that is something
 * - `{ blank, when, ending }`: the part, or nothing where it is one of these texts or ends so
 * - `{ choose, from }`: the text that stands in `from` for the part's text, or nothing
 * - `{ instant }`: an RFC 3339 text as an instant
 * - `{ localTime: { date, time, after } }`: a local date and time of the mapping's `timeZone` as an
 *   instant; a time more than twelve hours before the time `after` belongs to the next day
 */
export type Expression =
  | string
  | { column: string }
  | { before: string }
  | { value: string }
  | { join: Expression[]; with: string }
  | { firstOf: Expression[] }
  | { blank: Expression; when?: string[] | undefined; ending?: string | undefined }
  | { choose: Expression; from: Record<string, string> }
  | { instant: Expression }
  | { localTime: { date: Expression; time: Expression; after?: Expression | undefined } };

/**
 * What must be true of a row.
 *
 * - `{ is: [part, text, …] }`: the part is one of the texts · `{ same: [a, b] }`: both are equal
 * - `{ set }`: the part is something · `{ earlier: [a, b] }`: instant a lies before instant b
 * - `{ startsWith: [part, text] }` · `{ endsWith: [part, text] }`
 * - `{ first: true }`: no row of the same interaction came before · `{ condition }`: one of `conditions`
 * - `{ all }` · `{ any }` · `{ not }`
 */
export type RowCondition =
  | { is: [Expression, ...string[]] }
  | { same: [Expression, Expression] }
  | { set: Expression }
  | { earlier: [Expression, Expression] }
  | { startsWith: [Expression, string] }
  | { endsWith: [Expression, string] }
  | { first: true }
  | { condition: string }
  | { all: RowCondition[] }
  | { any: RowCondition[] }
  | { not: RowCondition };

const name = z.string().min(1).max(120);

const expression: z.ZodType<Expression, Expression> = z.lazy(() =>
  z.union([
    z.string(),
    z.strictObject({ column: name }),
    z.strictObject({ before: name }),
    z.strictObject({ value: name }),
    z.strictObject({ join: z.array(expression).min(1), with: z.string() }),
    z.strictObject({ firstOf: z.array(expression).min(1) }),
    z.strictObject({
      blank: expression,
      when: z.array(z.string()).min(1).optional(),
      ending: z.string().min(1).optional(),
    }),
    z.strictObject({ choose: expression, from: z.record(z.string(), z.string()) }),
    z.strictObject({ instant: expression }),
    z.strictObject({
      localTime: z.strictObject({
        date: expression,
        time: expression,
        after: expression.optional(),
      }),
    }),
  ]),
);

const condition: z.ZodType<RowCondition, RowCondition> = z.lazy(() =>
  z.union([
    z.strictObject({ is: z.tuple([expression], z.string()) }),
    z.strictObject({ same: z.tuple([expression, expression]) }),
    z.strictObject({ set: expression }),
    z.strictObject({ earlier: z.tuple([expression, expression]) }),
    z.strictObject({ startsWith: z.tuple([expression, z.string()]) }),
    z.strictObject({ endsWith: z.tuple([expression, z.string()]) }),
    z.strictObject({ first: z.literal(true) }),
    z.strictObject({ condition: name }),
    z.strictObject({ all: z.array(condition) }),
    z.strictObject({ any: z.array(condition) }),
    z.strictObject({ not: condition }),
  ]),
);

const reference = z.strictObject({ externalId: expression, name: expression.optional() });

const actor = z.union([
  z.enum(['customer', 'system', 'user', 'manager']),
  z.strictObject({ system: condition, otherwise: z.enum(['customer', 'user', 'manager']) }),
]);

const eventRule = z.strictObject({
  /** Tells the events of one row apart; part of the source event id, so never change it. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'use small letters, digits and hyphens'),
  /** A built-in type, or the type that belongs to a value. Where nothing belongs, the event is left out. */
  type: z.union([name, z.strictObject({ choose: expression, from: z.record(z.string(), name) })]),
  when: condition.optional(),
  at: expression,
  queue: reference.optional(),
  /** Whom it is about: the user who is offered it, takes it, holds it. */
  user: reference.optional(),
  /** Who did it. `{ system, otherwise }`: the system where the condition holds. Default: the system. */
  actor: actor.default('system'),
  /** The user who did it, where that is not `user`. */
  by: reference.optional(),
  target: z
    .strictObject({
      queue: reference.optional(),
      user: reference.optional(),
      address: expression.optional(),
    })
    .optional(),
  reason: expression.optional(),
  fields: z.record(z.string(), expression).optional(),
  /** The first whose condition holds flags the event. */
  anomalies: z
    .array(
      z.strictObject({
        code: z.enum(['SOURCE_FLAGGED', 'NEGATIVE_DURATION', 'UNKNOWN_STATUS']),
        when: condition,
      }),
    )
    .default([]),
});

export const mappingSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'use small letters, digits and hyphens'),
  meaning: z.string().max(400),
  /** Recorded as the source of every event; together with the source event id it tells repeats. */
  source: name,
  format: z.strictObject({
    kind: z.literal('delimited').default('delimited'),
    delimiter: z.string().min(1).max(4),
    quote: z.string().length(1).nullable().default('"'),
  }),
  /** Columns that a file must have. */
  columns: z.array(name).min(1),
  /** IANA zone of local times. */
  timeZone: z.string().optional(),
  channel: z.enum(['CALL', 'CHAT', 'MESSAGE', 'EMAIL', 'TICKET', 'VIDEO', 'CALLBACK']),
  /** The source's own id of the row's interaction. */
  interaction: expression,
  /** Tells the rows of one interaction apart. Leave it out where an interaction is one row. */
  row: expression.optional(),
  /** Rows that are left out on purpose. */
  leaveOut: condition.optional(),
  values: z.record(z.string(), expression).default({}),
  conditions: z.record(z.string(), condition).default({}),
  events: z.array(eventRule).min(1),
});

/** A mapping as it is written, and as it is once checked. */
export type MappingInput = z.input<typeof mappingSchema>;
export type Mapping = z.output<typeof mappingSchema>;
export type EventRule = Mapping['events'][number];
export type Reference = z.output<typeof reference>;
