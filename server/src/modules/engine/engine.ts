import type { DeliveryEnd } from '../delivery/index.ts';
import type { CarryOutNeeds } from './carry-out.ts';
import { createExplain } from './explain.ts';
import type { FiringRow } from './firing.ts';
import { firingNumbersStore, firingsStore } from './firings.store.ts';
import { createLeading } from './leading.ts';
import { createManual, type ManualNeeds } from './manual.ts';
import { receiptsStore, settleDelivery } from './receipts.store.ts';
import type { PassNeeds, PassSettings } from './run-pass.ts';
import { stoppedStore } from './stopped.store.ts';
import { createTry } from './try-definition.ts';
import { usageStore } from './usage.store.ts';

export interface EngineNeeds extends Omit<PassNeeds, 'settings'>, CarryOutNeeds, Pick<ManualNeeds, 'interactions'> {
  /** Told of firings after their commit. Never waits, never fails. */
  fired?: (organizationId: string, firings: readonly FiringRow[]) => void;
  settings?: Partial<EngineSettings>;
}

export interface EngineSettings extends PassSettings {
  /** How often the heads of all organizations are looked at, in milliseconds. */
  sweepMs: number;
}

export const usualSettings: EngineSettings = {
  batch: 500,
  stretch: 50_000,
  peopleAgeMs: 1_000,
  sweepMs: 1_000,
};

export type Engine = ReturnType<typeof createEngine>;

/** What fires event definitions, and what can be asked of their firings. */
export function createEngine({ fired = () => {}, settings: given = {}, ...needs }: EngineNeeds) {
  const { database } = needs;
  const settings = { ...usualSettings, ...given };
  const leading = createLeading({ ...needs, settings, fired, sweepMs: settings.sweepMs });
  return {
    ...leading,
    firings: { ...firingsStore(database), ...firingNumbersStore(database), ...receiptsStore(database) },
    stopped: stoppedStore(database),
    usage: usageStore(database),
    explain: createExplain(needs),
    tryDefinition: createTry(needs),
    /** A delivery that a firing asked for has ended. Told again, it changes nothing. */
    deliveryEnded: (end: DeliveryEnd): Promise<void> => settleDelivery(database, end, needs.clock.now()),
    manual: createManual({
      ...needs,
      settings,
      done(organizationId, { firings, effects }) {
        if (effects > 0) leading.carryOut(organizationId);
        fired(organizationId, firings);
      },
    }),
  };
}
