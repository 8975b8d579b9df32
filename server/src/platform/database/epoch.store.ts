import { randomBytes } from 'node:crypto';
import pg from 'pg';

/**
 * The database's present life. Another system identifier or timeline than the one kept means that it was restored or failed over:
 * places in its logs from before may name other rows now, so a new epoch begins.
 * @param url the owner's address.
 */
export async function settleEpoch(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ epoch: string }>(
      `insert into epochs as kept (epoch, system_identifier, timeline)
       select $1, s.system_identifier::text, c.timeline_id from pg_control_system() s, pg_control_checkpoint() c
       on conflict (only_row) do update set
         epoch = case when kept.system_identifier = excluded.system_identifier and kept.timeline = excluded.timeline then kept.epoch else excluded.epoch end,
         began_at = case when kept.system_identifier = excluded.system_identifier and kept.timeline = excluded.timeline then kept.began_at else now() end,
         system_identifier = excluded.system_identifier, timeline = excluded.timeline
       returning epoch`,
      [randomBytes(16).toString('base64url')],
    );
    return rows[0]?.epoch ?? '';
  } finally {
    await client.end();
  }
}
