import { type Answer, createEvent, enableEvent, tellMeWhenIMute, updateEvent } from './events.ts';
import type { Stage } from './stage.ts';

/** What the API answers somebody who tries to write events of their own and for all, and to change one, by type. */
export async function answersToWriting(
  stage: Stage,
  who: string,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<string[]> {
  const answers = [
    await stage.ask<Answer>(who, createEvent, tellMeWhenIMute),
    await stage.ask<Answer>(who, createEvent, { ...tellMeWhenIMute, scope: 'GLOBAL' }),
    await stage.ask<Answer>(who, enableEvent, { id, enabled: false }),
    await stage.ask<Answer>(who, updateEvent, { id, expectedVersion: version, name: 'Mine now' }),
  ];
  return answers.map(({ __typename }) => __typename);
}

/** What it answers when events are closed: nothing can be made, and what there is cannot be found. */
export const allRefused = ['ForbiddenError', 'ForbiddenError', 'NotFoundError', 'NotFoundError'];
