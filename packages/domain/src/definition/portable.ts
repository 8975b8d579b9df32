import { type Result, fail, ok } from '../kernel/result.ts';
import { instantText } from '../kernel/wall-clock.ts';
import type { DefinitionDraft, Issue } from './event-definition.ts';
import { type Reading, isRecord, part, readList, reading, wrong } from './reading.ts';

/** A file says what it is, so that another one is not taken for it. */
const mark = 'belfry-event-definitions';
const format = 1;

export const portableLimits = { characters: 2_000_000, definitions: 500 } as const;

/** Definitions as one readable text. What they name by id stands there as it does in the drafts. */
export function writePortable(drafts: readonly DefinitionDraft[]): string {
  return `${JSON.stringify({ file: mark, format, definitions: drafts.map(portable) }, null, 2)}\n`;
}

/** The definitions of such a text, each as it is written: not yet checked. */
export function readPortable(text: string): Result<readonly Readonly<Record<string, unknown>>[], readonly Issue[]> {
  const read = reading(text);
  const raw = parsed(read, text);
  if (raw === undefined) return fail(read.issues);
  const file = { ...read, raw };
  if (part(file, 'file').raw !== mark)
    wrong(part(file, 'file'), 'WRONG_SHAPE', `Give a file of event definitions: one that says "file": "${mark}".`);
  else if (part(file, 'format').raw !== format)
    wrong(part(file, 'format'), 'UNKNOWN', `Give a file of format ${format}: this server knows no other.`);
  const limits = { min: 1, max: portableLimits.definitions };
  const definitions = readList(part(file, 'definitions'), limits, (entry) =>
    isRecord(entry.raw) ? entry.raw : wrong(entry, 'WRONG_SHAPE', 'Give an event definition.'),
  );
  return definitions === undefined || read.issues.length > 0 ? fail(read.issues) : ok(definitions);
}

function parsed(read: Reading, text: string): unknown {
  if (text.length > portableLimits.characters)
    return wrong(read, 'TOO_LONG', `Give a file of at most ${portableLimits.characters} characters.`);
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return wrong(read, 'WRONG_SHAPE', 'Give a file that is JSON.');
  }
}

/** What says nothing is left out; moments are readable. */
function portable({ tests, ...draft }: DefinitionDraft): Readonly<Record<string, unknown>> {
  const { name, eventType, ...rest } = draft;
  const said = Object.entries(rest).filter(([part_, value]) => part_ === 'enabled' || !saysNothing(part_, value));
  return {
    name,
    eventType,
    ...Object.fromEntries(said),
    ...(tests.length === 0 ? {} : { tests: tests.map(readableTest) }),
  };
}

function saysNothing(part_: string, value: unknown): boolean {
  if (part_ === 'condition') return isRecord(value) && value['kind'] === 'all' && String(value['of']) === '';
  return value === null || value === '' || value === false;
}

function readableTest({ at, ...test }: DefinitionDraft['tests'][number]): unknown {
  return at === null ? test : { ...test, at: instantText(at) };
}
