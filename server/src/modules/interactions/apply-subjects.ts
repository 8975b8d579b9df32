import { type Fact, isRemembered, type ItemChanges, subjectAfter, subjectChanges } from '@belfry/domain';
import type { RecordingItem } from './recording-item.ts';
import { subjectKey, type SubjectRow } from './subject.ts';

/** What an event made of its subject: nothing for interactions, and for subjects that are not remembered. */
export interface AfterSubject {
  state: Readonly<Record<string, unknown>> | null;
  changes: ItemChanges | null;
}

const nothing: AfterSubject = { state: null, changes: null };

/** The subjects that the items of a batch are about, where events of them are merged. */
export const subjectsOf = (items: readonly RecordingItem[]): { kind: string; id: string }[] => {
  const found = new Map<string, { kind: string; id: string }>();
  for (const { subject } of items) if (subject && isRemembered(subject.kind)) found.set(subjectKey(subject), subject);
  return [...found.values()];
};

/** The subjects of one batch, as its events change them one after another. */
export class SubjectLedger {
  readonly touched = new Map<string, SubjectRow>();
  readonly #byKey: Map<string, SubjectRow>;

  constructor(rows: readonly SubjectRow[]) {
    this.#byKey = new Map(rows.map((row) => [subjectKey(row), row]));
  }

  /** Its state and what changed go beside live events only. */
  apply({ subject, historical }: RecordingItem, fact: Fact, interactionId: string | null): AfterSubject {
    if (!subject || !isRemembered(subject.kind)) return nothing;
    const key = subjectKey(subject);
    const before = this.#byKey.get(key) ?? null;
    const after = subjectAfter(before, fact);
    const row = {
      ...subject,
      ...after,
      interactionId: interactionId ?? before?.interactionId ?? null,
      version: (before?.version ?? 0) + 1,
    };
    this.#byKey.set(key, row);
    this.touched.set(key, row);
    return historical ? nothing : { state: after.fields, changes: subjectChanges(before, after) };
  }
}
