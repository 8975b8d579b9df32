import type { Catalogue } from '../catalogue/catalogue.ts';
import { knownEventType } from '../catalogue/catalogue.ts';
import { actionSentence } from './action-sentence.ts';
import type { DefinitionDraft } from './event-definition.ts';
import { sentenceOf } from './sentence.ts';
import type { NameOf } from './test-sentence.ts';

export interface ChangeTelling {
  readonly nameOf: NameOf;
  readonly catalogue: Catalogue;
}

/** What one version changed of another, in words and in a fixed order; nothing when they say the same. */
export function changesOf(before: DefinitionDraft, after: DefinitionDraft, telling: ChangeTelling): readonly string[] {
  return [
    ...renamed(before, after),
    ...switched(before, after),
    ...whenChanged(before, after, telling),
    ...doesChanged(before, after, telling),
    ...(isSame(before.tests, after.tests) ? [] : [`Tests: ${before.tests.length} → ${after.tests.length}`]),
    ...(before.timeZone === after.timeZone ? [] : [`Time zone: ${before.timeZone} → ${after.timeZone}`]),
  ];
}

function renamed(before: DefinitionDraft, after: DefinitionDraft): readonly string[] {
  return [
    ...(before.name === after.name ? [] : [`Name: “${before.name}” → “${after.name}”`]),
    ...(before.description === after.description ? [] : ['Description changed']),
  ];
}

function switched(before: DefinitionDraft, after: DefinitionDraft): readonly string[] {
  return [
    ...(before.enabled === after.enabled ? [] : [after.enabled ? 'Switched on' : 'Switched off']),
    ...(before.shadow === after.shadow ? [] : [after.shadow ? 'Made a shadow' : 'Promoted from a shadow']),
  ];
}

function whenChanged(
  before: DefinitionDraft,
  after: DefinitionDraft,
  { nameOf, catalogue }: ChangeTelling,
): readonly string[] {
  const partsOf = ({ eventType, condition, timed, threshold, pattern }: DefinitionDraft) => ({
    eventType,
    condition,
    timed,
    threshold,
    pattern,
  });
  if (isSame(partsOf(before), partsOf(after))) return [];
  const tell = (draft: DefinitionDraft) => sentenceOf(draft, nameOf, catalogue);
  const [was, is] = [tell(before), tell(after)];
  if (was !== is) return [`When: ${was} → ${is}`];
  const typeOf = ({ eventType }: DefinitionDraft) => {
    const { category, label } = knownEventType(catalogue, eventType);
    return `${category}: ${label}`;
  };
  return before.eventType === after.eventType
    ? ['When: changed without other words for it']
    : [`Event type: ${typeOf(before)} → ${typeOf(after)}`];
}

/** Actions have no names: those that stand in both are kept, the rest was taken away, added or changed in its place. */
function doesChanged(before: DefinitionDraft, after: DefinitionDraft, { nameOf }: ChangeTelling): readonly string[] {
  const lines: string[] = [];
  for (let place = 0; place < Math.max(before.actions.length, after.actions.length); place += 1) {
    const [was, is] = [before.actions[place], after.actions[place]];
    if (isSame(was, is)) continue;
    const number = place + 1;
    if (was === undefined) lines.push(`Action ${number} added: ${is === undefined ? '' : actionSentence(is, nameOf)}`);
    else if (is === undefined) lines.push(`Action ${number} removed: ${actionSentence(was, nameOf)}`);
    else {
      const [one, other] = [actionSentence(was, nameOf), actionSentence(is, nameOf)];
      lines.push(`Action ${number}: ${one} → ${one === other ? 'with other texts' : other}`);
    }
  }
  return lines;
}

/** The same JSON, in whatever order the names stand. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, sorted(one)]));
}
