import { digestMail } from '@belfry/domain/notification';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import { takeDueEntries, withDueDigests } from './digests.store.ts';
import { readAddresses, readProfiles } from './profiles.store.ts';
import { createRounds, type Rounds } from './rounds.ts';
import type { Deliver } from './wanted-delivery.ts';

export interface DigestNeeds {
  database: Database;
  clock: Clock;
  ids: Ids;
  log: Log;
  deliver: Deliver;
  /** Where the inbox is; null when nobody said. */
  inboxUrl: string | null;
}

/** Turns what is due of a user into one e-mail. Both happen in one transaction: it is sent once, whatever crashes. */
async function sendDigest(
  { database, clock, ids, deliver, inboxUrl }: DigestNeeds,
  { organizationId, userId }: { organizationId: string; userId: string },
): Promise<void> {
  await database.transaction(organizationId, async (transaction) => {
    const entries = await takeDueEntries(transaction, { organizationId, userId, now: clock.now() });
    const [profiles, addresses] = await Promise.all([
      readProfiles(transaction, organizationId, [userId]),
      readAddresses(transaction, organizationId, [userId]),
    ]);
    const [kept, to] = [profiles.get(userId), addresses.get(userId)];
    // Who is gone, or has no address any more, is told by the inbox alone.
    if (entries.length === 0 || kept === undefined || to === undefined) return;
    const mail = digestMail(entries, { timeZone: kept.profile.timeZone, inboxUrl });
    const about = { id: ids.next(), organizationId, userId, firingId: null, definitionId: null };
    await deliver.add(transaction, [{ ...about, channel: 'email', to, ...mail }]);
  });
}

/** Sends digests within half a minute of their time. */
export const createDigestWorker = (needs: DigestNeeds): Rounds =>
  createRounds({
    log: needs.log,
    what: 'sending digests',
    everyMs: 30_000,
    async round(stopped) {
      for (const user of await withDueDigests(needs.database, needs.clock.now())) {
        if (stopped()) return;
        await sendDigest(needs, user);
        needs.deliver.wake();
      }
    },
  });
