import { compileEventRule, type RowIdentity } from './compile-event-rule.ts';
import { expressionCompiler, type Cells, type LookUp, type RowContext } from './expression.ts';
import type { MappedEvent } from './mapped-event.ts';
import type { Mapping } from './mapping.ts';
import { conditionCompiler, type Test } from './row-condition.ts';

/** What became of a row. */
export type MappedRow =
  | { readonly kind: 'events'; readonly events: readonly MappedEvent[] }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'problem'; readonly problems: readonly string[] };

export interface CompiledMapping {
  /** Every name that it looks up, and where: `in` is the part of the mapping that uses it, where that matters. */
  readonly lookUps: readonly (LookUp & { readonly in: string | null })[];
  /** The source's id of the row's interaction, or null. */
  interactionOf(row: Cells): string | null;
  /** The user events of a row, given the row before it of the same interaction. */
  map(row: Cells, before: Cells | null): MappedRow;
}

/** Turns a checked mapping into functions. Throws RangeError for an unknown event type or time zone. */
export function compileMapping(mapping: Mapping): CompiledMapping {
  const lookUps: (LookUp & { in: string | null })[] = [];
  let inside: string | null = null;
  const noteLookUp = (lookUp: LookUp): void => void lookUps.push({ ...lookUp, in: inside });
  const expression = expressionCompiler(mapping.timeZone, noteLookUp);
  const named = new Map<string, Test>();
  const condition = conditionCompiler({ compile: expression, named, noteLookUp });

  const values = Object.entries(mapping.values).map(([name, part]) => {
    inside = `values.${name}`;
    return [name, expression(part)] as const;
  });
  for (const [name, part] of Object.entries(mapping.conditions)) {
    inside = `conditions.${name}`;
    named.set(name, condition(part));
  }
  inside = 'interaction';
  const interaction = expression(mapping.interaction);
  inside = null;
  const rowOf = mapping.row === undefined ? () => null : expression(mapping.row);
  const isLeftOut = mapping.leaveOut === undefined ? () => false : condition(mapping.leaveOut);
  const rules = mapping.events.map((rule) => compileEventRule(rule, { expression, condition }));

  function identify(context: RowContext): RowIdentity | null {
    const externalId = interaction(context);
    const row = rowOf(context);
    if (externalId === null) context.problems.push('the row names no interaction');
    if (mapping.row !== undefined && row === null) context.problems.push('the row has no id');
    if (context.problems.length > 0) return null;
    const prefix = row === null ? String(externalId) : `${externalId}/${row}`;
    return {
      sourceEventIdOf: (ruleId) => `${prefix}/${ruleId}`,
      interaction: { externalId: String(externalId), channel: mapping.channel },
    };
  }

  function eventsOf(context: RowContext): MappedRow {
    for (const [name, evaluate] of values) context.values.set(name, evaluate(context));
    const identity = identify(context);
    if (identity === null) return problem(context.problems);
    const events = rules.map((rule) => rule(context, identity)).filter((event) => event !== null);
    if (context.problems.length > 0) return problem(context.problems);
    if (events.length === 0) return problem(['no rule makes an event of it']);
    return { kind: 'events', events };
  }

  return {
    lookUps,
    interactionOf(row) {
      const id = interaction({ row, before: null, values: new Map(), problems: [] });
      return id === null ? null : String(id);
    },
    map(row, before) {
      const context: RowContext = { row, before, values: new Map(), problems: [] };
      return isLeftOut(context) ? { kind: 'left-out' } : eventsOf(context);
    },
  };
}

function problem(problems: readonly string[]): MappedRow {
  return { kind: 'problem', problems: [...new Set(problems)] };
}
