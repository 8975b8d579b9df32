import { durationWords } from '@belfry/ui';
import { operatorsOf, typeNamed } from './catalogue.ts';
import type { DraftGroup, DraftPart, DraftTest } from './condition-draft.ts';
import { isRecord } from './condition.ts';
import type { DefinitionDraft } from './definition-draft.ts';
import type { CatalogueData, DirectoryData, EventTypeData } from './events.documents.ts';
import { hasSecondStep } from './pattern-draft.ts';
import type { TimeAmount } from './time-amount.ts';
import { millisecondsOf } from './time-amount.ts';

interface Known {
  readonly catalogue: CatalogueData;
  readonly directory: DirectoryData | null;
}

/** When the draft fires, in words, for any event type that the catalogue tells. Empty as long as there is no type. */
export function draftSentence(draft: DefinitionDraft, known: Known): string {
  const found = typeNamed(known.catalogue, draft.eventType);
  if (!found) return '';
  const { type, category } = found;
  const condition = conditionWords(draft.condition, type, known);
  const parts = [
    `${category.name}: ${lowered(type.label)}${triggerWords(draft, type, known)}`,
    condition === '' ? '' : `where ${condition}`,
    patternWords(draft, known),
  ];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}

function triggerWords(draft: DefinitionDraft, type: EventTypeData, { directory }: Known): string {
  if (type.trigger === 'TIMED') return `${lengthWords(draft, type)}${againWords(draft.repeat)}`;
  if (type.trigger !== 'THRESHOLD') return '';
  const name = draft.counted === null ? null : nameOf(draft.counted, directory);
  const passes = type.count?.passes === 'below' ? 'below' : 'above';
  return `${name === null ? '' : ` of ${name}`} ${passes} ${draft.level ?? '…'}${againWords(draft.repeat)}`;
}

/** What counts from an instant comes after it, or at once; anything else lasts. */
function lengthWords({ after, clock }: DefinitionDraft, { countsFrom }: EventTypeData): string {
  const length = `${amountWords(after)}${clock === 'BUSINESS_HOURS' ? ' of business hours' : ''}`;
  if (countsFrom === null) return ` for ${length}`;
  return millisecondsOf(after, 'none') === 0 ? ' at once' : ` for ${length}`;
}

function againWords(repeat: TimeAmount | null): string {
  return repeat === null ? '' : `, again every ${amountWords(repeat)}`;
}

const same = { item: 'the same item', user: 'the same user', queue: 'the same queue' };

function patternWords({ pattern }: DefinitionDraft, known: Known): string {
  if (pattern.kind === 'once') return '';
  const within = `within ${amountWords(pattern.within)}${pattern.kind === 'absence' && pattern.clock === 'BUSINESS_HOURS' ? ' of business hours' : ''}`;
  if (!hasSecondStep(pattern)) return `${pattern.count ?? '…'} times ${within} for ${same[pattern.per]}`;
  const second = typeNamed(known.catalogue, pattern.eventType)?.type ?? null;
  const condition = second ? conditionWords(pattern.condition, second, known) : '';
  const what = `${second ? lowered(second.label) : '…'}${condition === '' ? '' : ` (${condition})`}`;
  return `and ${pattern.kind === 'absence' ? 'no ' : 'then '}${what} ${within} for ${same[pattern.per]}`;
}

function conditionWords(group: DraftGroup, type: EventTypeData, known: Known): string {
  const parts = group.of.map((part) => partWords(part, type, known)).filter((part) => part !== '');
  const joined = parts.join(group.match === 'all' || group.match === 'not-all' ? ' and ' : ' or ');
  if (parts.length === 0) return '';
  return group.match === 'none' || group.match === 'not-all' ? `not (${joined})` : joined;
}

function partWords(part: DraftPart, type: EventTypeData, known: Known): string {
  if (part.kind === 'test') return testWords(part, type, known);
  const inside = conditionWords(part, type, known);
  return part.of.length > 1 && !inside.startsWith('not (') ? `(${inside})` : inside;
}

function testWords(test: DraftTest, type: EventTypeData, known: Known): string {
  const field = type.fields.find(({ name }) => name === test.field);
  if (!field) return test.field;
  const operator = operatorsOf(known.catalogue, field).find(({ name }) => name === test.operator);
  const label = lowered(field.label).replace(/ change$/u, '');
  const shape = operator?.values ?? 'none';
  if (shape === 'none') return `${label} ${operator?.label ?? test.operator}`;
  const words = valueWords(test.value, shape, known.directory);
  const verb = operator?.label === 'is any of' ? 'is' : (operator?.label ?? test.operator);
  return `${label} ${verb} ${words === '' ? '…' : words}`;
}

/** A value as it stands in a sentence. */
export function valueWords(value: unknown, shape: string, directory: DirectoryData | null): string {
  if (isRecord(value)) return [value['from'], value['to']].filter((end) => typeof end === 'string').join('–');
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  const joint = shape.endsWith('range') ? ' and ' : ' or ';
  const words = all.map((one) => oneWord(one, shape, directory)).filter((word) => word !== '');
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')}${joint}${words.at(-1)}`;
}

const weekdays = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function oneWord(value: unknown, shape: string, directory: DirectoryData | null): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') {
    if (shape.startsWith('duration')) return durationWords(value);
    return shape === 'weekdays' ? (weekdays[value] ?? '') : String(value);
  }
  if (typeof value !== 'string' || value === '') return '';
  return shape === 'references' ? (nameOf(value, directory) ?? value) : value;
}

function nameOf(id: string, directory: DirectoryData | null): string | null {
  const all = [
    ...(directory?.users.nodes ?? []),
    ...(directory?.queues.nodes ?? []),
    ...(directory?.teams.nodes ?? []),
    ...(directory?.departments.nodes ?? []),
  ];
  return all.find((one) => one.id === id)?.name ?? null;
}

function amountWords(amount: TimeAmount): string {
  const ms = millisecondsOf(amount);
  return ms === null ? '…' : durationWords(ms);
}

/** Without its capital, unless it is an abbreviation. */
function lowered(label: string): string {
  return label.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase());
}
