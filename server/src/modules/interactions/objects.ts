import { builder, rowsById } from '../../platform/graphql/index.ts';
import type { InteractionRow } from './interaction.ts';
import type { UserEventRow } from './user-event.ts';
import { maySeeEvent } from './visibility.ts';

export const InteractionObject = builder.objectRef<InteractionRow>('Interaction');
export const UserEventObject = builder.objectRef<UserEventRow>('UserEvent');

/** The interaction of a key as far as the viewer may see it; null otherwise. */
export const interactionById = rowsById<InteractionRow>((ids, { viewer, services }) =>
  services.interactions.store.byIds(viewer, ids),
);

const eventsBySeq = rowsById<UserEventRow & { id: string }>(async (seqs, { viewer, services }) => {
  const rows = await services.interactions.events.bySeqs(
    viewer.organizationId,
    seqs.map(Number).filter(Number.isSafeInteger),
  );
  return rows
    .filter((row) => maySeeEvent(viewer, 'user-events:read', row))
    .map((row) => ({ ...row, id: String(row.seq) }));
});

/** The user event at a place in the log as far as the viewer may see it; null otherwise. */
export const userEventBySeq = (context: Parameters<typeof eventsBySeq>[0], seq: number): Promise<UserEventRow | null> =>
  eventsBySeq(context, String(seq));

/** Every event of an interaction, in the order of the log, read once an execution. */
export const storyOf = rowsById<{ id: string; events: UserEventRow[] }>(async (ids, { viewer, services }) => {
  const byId = new Map(ids.map((id): [string, UserEventRow[]] => [id, []]));
  for (const event of await services.interactions.events.ofInteractions(viewer.organizationId, ids))
    byId.get(event.interactionId ?? '')?.push(event);
  return [...byId].map(([id, events]) => ({ id, events }));
});
