import type { Company } from '../kit/people.ts';
import type { Product } from '../kit/product.ts';
import { psql } from '../kit/psql.ts';

/** One line of the log of user events. */
export interface Line {
  readonly seq: number;
  /** What its writer calls it: the source's id, or the idempotency key of a single mutation. */
  readonly entry: string;
  readonly type: string;
  readonly interactionId: string | null;
}

export interface BookedFiring {
  readonly id: string;
  readonly definition: string;
  readonly causeSeq: number | null;
  readonly interactionId: string | null;
}

/** All that an organization's database says about what was recorded and what came of it. */
export interface Books {
  readonly log: readonly Line[];
  /** Of both streams: where the head row says that it ends, and what there is. */
  readonly streams: readonly {
    readonly name: string;
    readonly head: number;
    readonly seqs: readonly number[];
  }[];
  /** Keys of events that are known by their source's id, by place. */
  readonly keys: readonly number[];
  /** Cells of the counts that say otherwise than the log. */
  readonly miscounted: readonly string[];
  readonly firings: readonly BookedFiring[];
  readonly notifications: readonly { readonly firingId: string; readonly userId: string }[];
}

const logSql = `select seq::int, type, interaction_id as "interactionId",
    case when source = 'api' then substr(source_event_id, strpos(source_event_id, ':') + 1) else source_event_id end as entry
  from user_events where organization_id = $1 order by seq`;

const quarterHour = 900;

const miscountedSql = `
  with both_sides as (
    select extract(epoch from bucket) as bucket, type, user_id, queue_id, channel, count
    from count_rollups where organization_id = $1
    union all
    select floor(extract(epoch from occurred_at) / ${quarterHour}) * ${quarterHour}, type, user_id, queue_id, channel, -1
    from user_events where organization_id = $1)
  select concat_ws(' ', type, 'logged', -sum(count) filter (where count < 0), 'counted', sum(count) filter (where count > 0)) as cell
  from both_sides group by bucket, type, user_id, queue_id, channel having sum(count) <> 0`;

const streams = { user_events: 'user_events', notification_changes: 'notification_changes' };

export async function readBooks(product: Product, { organizationId }: Company): Promise<Books> {
  const url = await product.databaseUrl();
  const ask = <Row extends object>(sql: string): Promise<Row[]> => psql<Row>(url, sql, [organizationId]);
  const seqsIn = async (table: string): Promise<number[]> =>
    (await ask<{ seq: number }>(`select seq::int from ${table} where organization_id = $1 order by seq`)).map(
      ({ seq }) => seq,
    );
  const heads = await ask<{ stream: string; head: number }>(
    'select stream, seq::int as head from stream_heads where organization_id = $1',
  );
  return {
    log: await ask<Line>(logSql),
    streams: await Promise.all(
      Object.entries(streams).map(async ([name, table]) => ({
        name,
        head: heads.find(({ stream }) => stream === name)?.head ?? -1,
        seqs: await seqsIn(table),
      })),
    ),
    keys: await seqsIn('event_keys'),
    miscounted: (await ask<{ cell: string }>(miscountedSql)).map(({ cell }) => cell),
    firings: await ask<BookedFiring>(
      `select id, definition_name as definition, cause_seq::int as "causeSeq", interaction_id as "interactionId"
       from firings where organization_id = $1 order by cause_seq, id`,
    ),
    notifications: await ask<{ firingId: string; userId: string }>(
      'select firing_id as "firingId", user_id as "userId" from notifications where organization_id = $1',
    ),
  };
}

/** Whether the engine has read all of the log and nothing is due any more. */
export async function isQuiet(product: Product, { organizationId }: Company): Promise<boolean> {
  const [row] = await psql<{ quiet: boolean }>(
    await product.databaseUrl(),
    `select c.seq = h.seq and not exists (select from timers t where t.organization_id = $1) as quiet
     from engine_cursors c join stream_heads h on h.organization_id = c.organization_id and h.stream = 'user_events'
     where c.organization_id = $1`,
    [organizationId],
  );
  return row?.quiet === true;
}
