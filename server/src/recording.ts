import type { Recording } from './modules/access/index.ts';
import type { RecordFact } from './modules/delivery/index.ts';
import type { Interactions, RecordingItem } from './modules/interactions/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Ids } from './platform/ids.ts';

/** A fact of Belfry's own, with what every such fact has in common. */
export function ownFact(
  { clock, ids }: { clock: Clock; ids: Ids },
  fact: Pick<RecordingItem, 'type' | 'subject'> & Partial<RecordingItem>,
): RecordingItem {
  return {
    source: 'belfry',
    sourceEventId: ids.next(),
    digest: null,
    customType: null,
    occurredAt: clock.now(),
    historical: false,
    mode: 'fact',
    interaction: null,
    actor: { kind: 'system', userId: null },
    userId: null,
    queueId: null,
    target: null,
    reason: null,
    fields: null,
    anomaly: null,
    firingId: null,
    ...fact,
  };
}

/** How access tells the log who came and went, and whose roles changed. */
export const recordingFor =
  (interactions: Interactions, needs: { clock: Clock; ids: Ids }): Recording =>
  async (event) => {
    const { type, organizationId, userId } = event;
    const by = type === 'user.role_changed' ? event.by : userId;
    const actor: RecordingItem['actor'] =
      by === null ? { kind: 'system', userId: null } : { kind: by === userId ? 'user' : 'manager', userId: by };
    const fields = type === 'user.role_changed' ? { roles: event.roles } : null;
    await interactions.recorder.record(organizationId, [
      ownFact(needs, { type, userId, actor, fields, subject: { kind: 'user', id: userId } }),
    ]);
  };

/** How delivery tells the log what happened to what is sent. */
export const deliveryRecording =
  (interactions: Interactions, needs: { clock: Clock; ids: Ids }): RecordFact =>
  async ({ organizationId, ...fact }) => {
    await interactions.recorder.record(organizationId, [ownFact(needs, fact)]);
  };
