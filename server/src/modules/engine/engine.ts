import type { FiringRow } from './firing.ts';
import { firingNumbersStore, firingsStore } from './firings.store.ts';
import { Leadership } from './leadership.store.ts';
import { OrganizationEngine } from './organization-engine.ts';
import { standings as readStandings } from './standing.store.ts';
import type { PassNeeds, PassSettings } from './run-pass.ts';

export interface EngineNeeds extends Omit<PassNeeds, 'settings'> {
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

/**
 * Follows each organization's log and does what its event definitions say. Any number of nodes may run it: one of them
 * leads an organization, and another takes over within seconds when it goes.
 */
export function createEngine({ fired = () => {}, settings: given = {}, ...needs }: EngineNeeds) {
  const { database, log } = needs;
  const settings = { ...usualSettings, ...given };
  const leadership = new Leadership(database, log);
  const engines = new Map<string, OrganizationEngine>();
  let sweeping: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function engineOf(organizationId: string): OrganizationEngine {
    const known = engines.get(organizationId);
    if (known) return known;
    const made = new OrganizationEngine({
      ...needs,
      settings,
      organizationId,
      leads: () => leadership.leads(organizationId),
      fired: (firings) => fired(organizationId, firings),
    });
    engines.set(organizationId, made);
    return made;
  }

  async function sweep(): Promise<void> {
    try {
      const standings = await readStandings(database);
      await leadership.seek(standings.map(({ organizationId }) => organizationId));
      for (const standing of standings)
        if (leadership.leads(standing.organizationId)) engineOf(standing.organizationId).compare(standing);
    } catch (error) {
      log.warn({ error }, 'the engine could not look at the heads; trying again');
    }
    if (!stopped) timer = setTimeout(begin, settings.sweepMs).unref();
  }
  const begin = (): void => void (sweeping = sweep());

  return {
    firings: { ...firingsStore(database), ...firingNumbersStore(database) },
    leads: (organizationId: string): boolean => leadership.leads(organizationId),
    /** Something was committed to the organization's log: look at once. */
    wake: (organizationId: string): void => {
      if (!stopped && leadership.leads(organizationId)) engineOf(organizationId).wake();
    },
    start: begin,
    /** Finishes the passes under way and gives the lead back. */
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await sweeping;
      await Promise.all([...engines.values()].map((engine) => engine.stop()));
      await leadership.resign();
    },
  };
}
