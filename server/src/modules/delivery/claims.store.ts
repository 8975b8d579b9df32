import type { Database, Transaction } from '../../platform/database/index.ts';
import type { Claimed, Part } from './channel.ts';
import type { DeliveryEnd } from './delivery-end.ts';
import type { Content, DeliveryState } from './new-delivery.ts';
import type { Next } from './retry-policy.ts';

interface ClaimRequest {
  /** This node, for as long as it runs. */
  workerId: string;
  now: number;
  leaseMs: number;
  limit: number;
  /** How many of one webhook, provider or user at a time. */
  perTarget: number;
  /** Webhooks, providers and users that have enough under way. */
  busy: readonly string[];
}

/** A claim that has run out, and is there still, is one whose node died: what it tried counts as a try that was interrupted. */
const claimSql = `with due as (
    select organization_id, id, target_id, greatest(next_attempt_at, held_until) as due_at from deliveries
    where state = 'waiting' and greatest(next_attempt_at, held_until) <= $2 and (target_id is null or target_id <> all($5::uuid[]))
    order by greatest(next_attempt_at, held_until) limit 1000 for update skip locked),
  ranked as (
    select *, row_number() over (partition by coalesce(target_id, id) order by due_at, id) as nth from due),
  chosen as (select organization_id, id from ranked where nth <= $6 order by due_at, id limit $4),
  lost as (
    insert into delivery_attempts (organization_id, delivery_id, number, at, outcome, error)
    select d.organization_id, d.id, d.attempts + 1, $2, 'interrupted', 'The server stopped during the try.'
    from deliveries d join chosen using (organization_id, id) where d.claimed_by is not null
    on conflict do nothing)
  update deliveries d set claimed_by = $1, held_until = $3,
    attempts = d.attempts + (d.claimed_by is not null)::int, tries = d.tries + (d.claimed_by is not null)::int
  from chosen where d.organization_id = chosen.organization_id and d.id = chosen.id
  returning d.id, d.organization_id as "organizationId", d.firing_id as "firingId", d.definition_id as "definitionId", d.place,
    jsonb_build_object('channel', d.channel) || d.content as content, d.attempts, d.tries, d.round, d.begun_at as "beganAt", d.done`;

export interface Finish {
  claimed: Claimed;
  workerId: string;
  next: Next;
  /** One for each attempt that was made; none where nothing was tried. */
  parts: readonly Part[];
  done: readonly string[];
  /** When the try began. */
  at: number;
  now: number;
}

const at = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

/** The columns that the state after a try sets. */
function columnsOf(next: Next, now: number) {
  switch (next.state) {
    case 'waiting':
      return {
        nextAttemptAt: next.counts ? next.nextAttemptAt : null,
        heldUntil: next.heldUntil,
        reason: null,
        endedAt: null,
      };
    case 'sent':
      return { nextAttemptAt: null, heldUntil: null, reason: null, endedAt: now };
    default:
      return { nextAttemptAt: null, heldUntil: null, reason: next.reason, endedAt: now };
  }
}

async function insertParts({ rows }: Transaction, { claimed, parts, at: began }: Finish): Promise<void> {
  const numbered = parts.map((part, index) => ({ ...part, number: claimed.attempts + index + 1 }));
  await rows(
    `insert into delivery_attempts (organization_id, delivery_id, number, at, outcome, status_code, error, duration_ms)
     select $1, $2, number, $4, case when ok then 'delivered' else 'failed' end, "statusCode", error, "durationMs"
     from jsonb_to_recordset($3::jsonb) as p(number integer, ok boolean, "statusCode" integer, error text, "durationMs" integer)
     on conflict do nothing`,
    [claimed.organizationId, claimed.id, JSON.stringify(numbered), new Date(began)],
  );
}

export type Untold = DeliveryEnd & Pick<Claimed, 'attempts' | 'round' | 'definitionId' | 'content'>;

/** Takes deliveries to try, keeps them taken, and writes what came of it. All of it across organizations. */
export class ClaimsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Of what is due, the longest due first. What another node has in hand is passed over. */
  claim({ workerId, now, leaseMs, limit, perTarget, busy }: ClaimRequest): Promise<Claimed[]> {
    const parameters = [workerId, new Date(now), new Date(now + leaseMs), limit, [...busy], perTarget];
    return this.#database.rows<Claimed<Content>>('*', claimSql, parameters);
  }

  /** Keeps what is under way from being taken by others. */
  async renew(workerId: string, ids: readonly string[], until: number): Promise<void> {
    await this.#database.rows(
      '*',
      `update deliveries set held_until = $3 where claimed_by = $1 and id = any($2::uuid[]) and state = 'waiting'`,
      [workerId, [...ids], new Date(until)],
    );
  }

  /** Writes what came of a try. What has ended in the meantime, such as by being cancelled, stays ended; a try that got through counts. */
  async finish(finish: Finish): Promise<void> {
    const { claimed, workerId, next, parts, done, now } = finish;
    const { nextAttemptAt, heldUntil, reason, endedAt } = columnsOf(next, now);
    await this.#database.transaction(claimed.organizationId, async (transaction) => {
      if (parts.length > 0) await insertParts(transaction, finish);
      await transaction.rows(
        `update deliveries set state = $4, reason = $5, ended_at = $6, untold = $6::timestamptz is not null, claimed_by = null,
           next_attempt_at = coalesce($7, next_attempt_at), held_until = $8, attempts = greatest(attempts, $9), done = $10,
           tries = tries + $11
         where organization_id = $1 and id = $2
           and ((state = 'waiting' and (claimed_by = $3 or $4 = 'sent')) or (state <> 'sent' and $4 = 'sent'))`,
        [
          claimed.organizationId,
          claimed.id,
          workerId,
          next.state satisfies DeliveryState,
          reason,
          at(endedAt),
          at(nextAttemptAt),
          at(heldUntil),
          claimed.attempts + parts.length,
          JSON.stringify(done),
          Number(next.state === 'waiting' && next.counts),
        ],
      );
    });
  }

  /** Gives back what was taken and not tried. */
  async release(workerId: string): Promise<void> {
    await this.#database.rows(
      '*',
      `update deliveries set claimed_by = null, held_until = null where claimed_by = $1 and state = 'waiting'`,
      [workerId],
    );
  }

  /** What has ended and was perhaps not told yet. */
  untold(before: number, limit: number): Promise<Untold[]> {
    return this.#database.rows(
      '*',
      `select organization_id as "organizationId", id as "deliveryId", firing_id as "firingId", definition_id as "definitionId", place,
         state, reason, attempts, round, jsonb_build_object('channel', channel) || content as content
       from deliveries where untold and ended_at <= $1 order by ended_at limit $2`,
      [new Date(before), limit],
    );
  }

  async told(organizationId: string, ids: readonly string[]): Promise<void> {
    await this.#database.rows(
      organizationId,
      `update deliveries set untold = false where organization_id = $1 and id = any($2::uuid[]) and state <> 'waiting'`,
      [organizationId, [...ids]],
    );
  }
}
