import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { invalid, notFound, type SignedInViewer } from '../../platform/graphql/index.ts';
import { beginAgain, cancelDelivery } from './delivery-changes.store.ts';
import type { deliveriesStore } from './deliveries.store.ts';
import type { DeliveryRow } from './new-delivery.ts';
import { done, failed, type Result } from './results.ts';

interface Needs {
  database: Database;
  deliveries: ReturnType<typeof deliveriesStore>;
  clock: Clock;
  wake: () => void;
}

const mostAtOnce = 500;

/** Sends deliveries again and stops them, for those who may manage them. */
export const manageDeliveries = ({ database, deliveries, clock, wake }: Needs) => ({
  /** Begins deliveries again that have ended, under the ids they had. Those that wait are tried now, those under way go on. */
  async redeliver(viewer: SignedInViewer, ids: readonly string[]): Promise<Result<DeliveryRow[]>> {
    if (ids.length > mostAtOnce)
      return failed(invalid([{ path: ['ids'], code: 'TOO_MANY', message: `Give ${mostAtOnce} ids at most.` }]));
    const seen = await deliveries.byIds(viewer, ids);
    if (seen.length < new Set(ids).size) return failed(notFound('delivery'));
    await beginAgain(database, viewer.organizationId, { ids, now: clock.now() });
    wake();
    const byId = new Map((await deliveries.byIds(viewer, ids)).map((row) => [row.id, row]));
    return done([...new Set(ids)].flatMap((id) => byId.get(id) ?? []));
  },

  /** Ends one that waits; what is under way just now may still arrive. */
  async cancel(viewer: SignedInViewer, id: string): Promise<Result<DeliveryRow>> {
    const [seen] = await deliveries.byIds(viewer, [id]);
    if (!seen) return failed(notFound('delivery'));
    const reason = 'It was cancelled by hand.';
    const cancelled = await cancelDelivery(database, viewer.organizationId, { id, now: clock.now(), reason });
    const [row] = await deliveries.byIds(viewer, [id]);
    if (!row) return failed(notFound('delivery'));
    wake();
    if (cancelled || row.state === 'cancelled') return done(row);
    return failed({
      kind: 'ConflictError',
      code: 'ENDED',
      message: 'It has ended already; there is nothing to cancel.',
    });
  },
});
