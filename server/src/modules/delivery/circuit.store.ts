import type { Database } from '../../platform/database/index.ts';

export interface CircuitSettings {
  /** Failures in a row that open it. */
  threshold: number;
  /** How long it stays open at first; twice as long each time a probe fails. */
  openMs: number;
  longestOpenMs: number;
  /** How long one probe may take before another is let through. */
  probeMs: number;
  /** Over how long what was held is spread when it closes. */
  spreadMs: number;
}

export const usualCircuit: CircuitSettings = {
  threshold: 10,
  openMs: 60_000,
  longestOpenMs: 3_600_000,
  probeMs: 40_000,
  spreadMs: 10_000,
};

interface Which {
  organizationId: string;
  webhookId: string;
  now: number;
}

export interface Opened {
  failures: number;
  failingSince: number;
}

/**
 * A webhook's circuit breaker.
 *
 *   closed ── threshold failures in a row ──► open ── its time is over: one probe ──► half-open
 *      ▲                                        ▲                                        │
 *      └──────────── the probe gets through ────┼────────────────────────────────────────┤
 *                                               └──────── the probe fails: twice as long ┘
 *
 * While it is not closed, deliveries are held and lose no tries.
 */
export class CircuitStore {
  readonly #database: Database;
  readonly #settings: CircuitSettings;

  constructor(database: Database, settings: CircuitSettings) {
    this.#database = database;
    this.#settings = settings;
  }

  /** Whether this one try is let through as the probe. */
  async probes({ organizationId, webhookId, now }: Which): Promise<boolean> {
    const won = await this.#database.rows(
      organizationId,
      `update webhooks set circuit = 'half-open', held_until = $4
       where organization_id = $1 and id = $2 and circuit <> 'closed' and (held_until is null or held_until <= $3) returning id`,
      [organizationId, webhookId, new Date(now), new Date(now + this.#settings.probeMs)],
    );
    return won.length > 0;
  }

  /** It got through: what was held goes on, spread over some seconds. */
  async closed({ organizationId, webhookId, now }: Which): Promise<void> {
    await this.#database.transaction(organizationId, async ({ rows }) => {
      await rows(
        `update webhooks set circuit = 'closed', failures = 0, openings = 0, failing_since = null, held_until = null
         where organization_id = $1 and id = $2`,
        [organizationId, webhookId],
      );
      await rows(
        `update deliveries set held_until = $3::timestamptz + random() * $4 * interval '1 millisecond'
         where organization_id = $1 and target_id = $2 and state = 'waiting' and claimed_by is null and channel = 'webhook' and held_until > $3`,
        [organizationId, webhookId, new Date(now), this.#settings.spreadMs],
      );
    });
  }

  /** @returns what there is to tell when it has opened. */
  async failed(which: Which): Promise<Opened | null> {
    const { organizationId, webhookId, now } = which;
    const [state] = await this.#database.rows<Opened & { circuit: string; heldUntil: number | null }>(
      organizationId,
      `update webhooks set failures = failures + 1, failing_since = coalesce(failing_since, $3),
         circuit = case when circuit = 'half-open' or failures + 1 >= $4 then 'open' else circuit end,
         openings = openings + (circuit = 'half-open' or (circuit = 'closed' and failures + 1 >= $4))::int,
         held_until = case when circuit = 'half-open' or (circuit = 'closed' and failures + 1 >= $4)
           then $3::timestamptz + least($5 * power(2, least(openings, 20)), $6) * interval '1 millisecond' else held_until end
       where organization_id = $1 and id = $2
       returning circuit, failures, failing_since as "failingSince", held_until as "heldUntil"`,
      [
        organizationId,
        webhookId,
        new Date(now),
        this.#settings.threshold,
        this.#settings.openMs,
        this.#settings.longestOpenMs,
      ],
    );
    if (state?.circuit !== 'open' || state.heldUntil === null) return null;
    await this.#holdAll(which, state.heldUntil);
    return state;
  }

  /** It asked for a pause. */
  async pause(which: Which, until: number): Promise<void> {
    const { organizationId, webhookId } = which;
    await this.#database.rows(
      organizationId,
      `update webhooks set held_until = greatest(held_until, $3) where organization_id = $1 and id = $2`,
      [organizationId, webhookId, new Date(until)],
    );
    await this.#holdAll(which, until);
  }

  /** It said that it is gone for good. */
  async disable({ organizationId, webhookId }: Which, reason: string): Promise<void> {
    await this.#database.rows(
      organizationId,
      `update webhooks set enabled = false, disabled_reason = $3, version = version + 1
       where organization_id = $1 and id = $2 and enabled`,
      [organizationId, webhookId, reason],
    );
  }

  /** Moves what waits for the webhook, but is not under way, behind an instant. */
  async #holdAll({ organizationId, webhookId }: Which, until: number): Promise<void> {
    await this.#database.rows(
      organizationId,
      `update deliveries set held_until = $3 where organization_id = $1 and target_id = $2 and state = 'waiting' and claimed_by is null
         and channel = 'webhook' and (held_until is null or held_until < $3)`,
      [organizationId, webhookId, new Date(until)],
    );
  }
}
