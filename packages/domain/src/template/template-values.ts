import { type Catalogue, builtInCatalogue, knownEventType, knownField } from '../catalogue/catalogue.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import type { TemplateValues } from './template.ts';

export interface StandardValues {
  /** The owner's name; null for a global definition. */
  readonly ownerName: string | null;
  /** Where to see what it is about. */
  readonly url: string | null;
  readonly heldBack?: number;
  /** The built-in event types when absent. */
  readonly catalogue?: Catalogue;
}

/** What a firing saw, as the variables of its definition's templates. */
export function templateValues(
  definition: Pick<EventDefinition, 'name' | 'eventType'>,
  seen: Readonly<Record<string, unknown>>,
  standard: StandardValues,
): TemplateValues {
  const { catalogue = builtInCatalogue } = standard;
  const { category, label, fields } = knownEventType(catalogue, definition.eventType);
  const values: Record<string, string | number | null> = {
    EVENTNAME: definition.name,
    EVENTTYPE: label,
    CATEGORY: category,
    OWNER: standard.ownerName ?? 'Global',
    URL: standard.url,
    HELDBACK: standard.heldBack ?? 0,
  };
  for (const field of fields) {
    const { data, variable } = knownField(catalogue, field, definition.eventType);
    values[variable] = data === 'reference' ? shown(seen[`${field}_name`] ?? seen[field]) : shown(seen[field], data);
  }
  return values;
}

function shown(value: unknown, data?: string): string | number | null {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (!Array.isArray(value)) return null;
  if (data === 'change') return `${shown(value[0]) ?? 'nothing'} → ${shown(value[1]) ?? 'nothing'}`;
  return value.map((one) => shown(one)).join(', ');
}
