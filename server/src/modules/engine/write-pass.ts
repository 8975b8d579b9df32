import { type Cause, type EventDefinition, invariant } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Definitions } from '../definitions/index.ts';
import type { Delivery } from '../delivery/index.ts';
import type { NotificationChange, Notifications } from '../notifications/index.ts';
import type { FiringRow } from './firing.ts';
import { claimCauses, insertFirings } from './firing-writes.store.ts';
import type { Fired, Passed } from './pass.ts';
import type { People } from './people.ts';
import { advanceCursor } from './standing.store.ts';
import { keepEffects } from './pending-effects.store.ts';
import { insertReceipts } from './receipts.store.ts';
import { nothingTold, tell, type Told } from './tell.ts';
import type { Telling, TellNeeds } from './telling.ts';
import { writeThresholds } from './thresholds.store.ts';
import { armTimers, endTimers, nextDue } from './timers.store.ts';

export interface WriteNeeds {
  clock: Clock;
  ids: Ids;
  definitions: Pick<Definitions, 'all' | 'pause'>;
  notifications: Pick<Notifications, 'write' | 'changed'>;
  delivery: Pick<Delivery, 'add' | 'wake'>;
  /** Where people reach the dashboard, without a slash at its end; null when nobody said. */
  publicUrl: string | null;
}

/** What a pass led to, and where the engine stands after it. */
export interface ToWrite {
  organizationId: string;
  passed: Passed;
  definitions: ReadonlyMap<string, EventDefinition>;
  people: People;
  cursor: number;
}

export interface Written {
  firings: readonly FiringRow[];
  changes: readonly NotificationChange[];
  /** How many were kept for sending. */
  emails: number;
  /** How many were kept for carrying out. */
  effects: number;
  nextDue: number | null;
}

function causeOf(cause: Cause): { cause: string; causeSeq: number | null } {
  if ('seq' in cause) return { cause: `event:${cause.seq}`, causeSeq: cause.seq };
  const begun = Number(cause.episode.split(':').at(-1));
  return { cause: cause.episode, causeSeq: Number.isSafeInteger(begun) ? begun : null };
}

/** Gives firings their rows, and keeps only those whose causes had not fired their definitions before. */
async function claimed(
  { ids, clock }: WriteNeeds,
  transaction: Transaction,
  { passed, definitions, organizationId }: ToWrite,
): Promise<Telling[]> {
  if (passed.fired.length === 0) return [];
  const firedAt = clock.now();
  const tellings = passed.fired.map(({ draft, chain, target }: Fired): Telling => {
    const definition = definitions.get(draft.definitionId);
    invariant(definition !== undefined, 'what fires is a definition that was compiled');
    const { cause, ...plain } = draft;
    const { name: definitionName } = definition;
    return {
      definition,
      target,
      turns: [],
      firing: {
        ...plain,
        ...causeOf(cause),
        id: ids.next(),
        organizationId,
        firedAt,
        definitionName,
        shadow: definition.shadow,
        chain,
      },
    };
  });
  const firings = tellings.map(({ firing }) => firing);
  const won = await claimCauses(transaction, organizationId, firings);
  return tellings.filter(({ firing }) => won.has(firing.id));
}

function tellAll(tellings: readonly Telling[], needs: TellNeeds): Told {
  const told = nothingTold();
  for (const telling of tellings) tell(telling, needs, told);
  return told;
}

/** Everything a pass led to. The notifications come last: they hold the head of their stream until the commit. */
export async function writePass(needs: WriteNeeds, transaction: Transaction, what: ToWrite): Promise<Written> {
  const { organizationId, passed, definitions, people, cursor } = what;
  const tellings = await claimed(needs, transaction, what);
  const firings = tellings.map(({ firing }) => firing);
  const { ids, publicUrl, clock } = needs;
  const { notifications, emails, effects, receipts } = tellAll(tellings, { people, ids, publicUrl });
  const states = [...passed.thresholds.values()];
  const versionOf = (id: string): number => definitions.get(id)?.version ?? 0;
  // They do not wait for one another; only the timers have an order.
  const [due] = await Promise.all([
    endTimers(transaction, organizationId, passed.ended)
      .then(() => armTimers(transaction, organizationId, passed.armed))
      .then(() => nextDue(transaction, organizationId)),
    insertFirings(transaction, organizationId, firings),
    insertReceipts(transaction, organizationId, receipts),
    keepEffects(transaction, organizationId, effects),
    writeThresholds(transaction, organizationId, { states, versionOf }),
    passed.paused.size > 0 ? needs.definitions.pause(transaction, organizationId, passed.paused) : undefined,
    advanceCursor(transaction, organizationId, cursor),
    needs.delivery.add(transaction, emails),
  ]);
  const changes = await needs.notifications.write(transaction, {
    organizationId,
    notifications,
    now: clock.now(),
  });
  return { firings, changes, emails: emails.length, effects: effects.length, nextDue: due };
}
