import type { SubjectState } from '@belfry/domain';

/** A task, a survey or whatever else user events tell of beside interactions: a row of `subjects`. */
export interface SubjectRow extends SubjectState {
  kind: string;
  /** By itself for what was made here, the source's own id for the rest. */
  id: string;
  interactionId: string | null;
  /** How many user events made it what it is. */
  version: number;
}

/** One as it was read: with the key that the API names it by. */
export interface KeyedSubject extends SubjectRow {
  key: string;
}

export const subjectKey = ({ kind, id }: { kind: string; id: string }): string => `${kind}\0${id}`;
