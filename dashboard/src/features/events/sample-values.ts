import type { DirectoryData, EventTypeData, FieldData } from './events.documents.ts';

interface Told {
  readonly type: EventTypeData;
  readonly category: string | null;
  readonly eventName: string;
  readonly ownerName: string;
  readonly directory: DirectoryData | null;
  /** Epoch ms. */
  readonly now: number;
}

/** Values that stand for real ones in the sample of a text: by variable, for every variable of the type. */
export function sampleValues(told: Told): Readonly<Record<string, string | number>> {
  const { type, category, eventName, ownerName, now } = told;
  const values: Record<string, string | number> = {};
  for (const { name } of type.variables) values[name] = sentenceCase(name);
  for (const field of type.fields) if (field.variable !== null) values[field.variable] = valueOf(field, told);
  return {
    ...values,
    EVENTNAME: eventName || 'This event',
    EVENTTYPE: type.label,
    CATEGORY: category ?? '',
    TIME: now,
    OWNER: ownerName,
    URL: `${globalThis.location?.origin ?? ''}/interactions/…`,
    HELDBACK: 0,
  };
}

const plain: Readonly<Record<string, string | number>> = { duration: 107_000, number: 7, 'yes-no': 'yes' };

function valueOf(field: FieldData, { directory, now }: Told): string | number {
  const { data, label } = field;
  const choices = field.choices ?? [];
  if (data === 'time') return now;
  if (data === 'reference') return referred(field, directory) ?? label;
  if (data === 'change') return `${choices[0] ?? 'before'} → ${choices.at(-1) ?? 'after'}`;
  return plain[data] ?? choices.at(-1) ?? label;
}

function referred({ refersTo }: FieldData, directory: DirectoryData | null): string | undefined {
  if (refersTo === 'user') return directory?.users.nodes[0]?.name;
  return refersTo === 'queue' ? directory?.queues.nodes[0]?.name : directory?.teams.nodes[0]?.name;
}

/** `CUSTOMER_NAME` → `Customer name`. */
function sentenceCase(name: string): string {
  const words = name.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
