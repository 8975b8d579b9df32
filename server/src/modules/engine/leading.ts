import { Leadership } from './leadership.store.ts';
import { OrganizationEngine, type OrganizationEngineNeeds } from './organization-engine.ts';
import type { FiringRow } from './firing.ts';
import { standings as readStandings } from './standing.store.ts';

export interface LeadingNeeds extends Omit<OrganizationEngineNeeds, 'organizationId' | 'leads' | 'fired'> {
  fired: (organizationId: string, firings: readonly FiringRow[]) => void;
  /** How often the heads of all organizations are looked at, in milliseconds. */
  sweepMs: number;
}

/**
 * Follows each organization's log and does what its event definitions say. Any number of nodes may run it: one of them
 * leads an organization, and another takes over within seconds when it goes.
 */
export function createLeading({ fired, sweepMs, ...needs }: LeadingNeeds) {
  const { database, log } = needs;
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
    if (!stopped) timer = setTimeout(begin, sweepMs).unref();
  }
  const begin = (): void => void (sweeping = sweep());

  return {
    leads: (organizationId: string): boolean => leadership.leads(organizationId),
    /** Something was committed to the organization's log: look at once. */
    wake: (organizationId: string): void => {
      if (!stopped && leadership.leads(organizationId)) engineOf(organizationId).wake();
    },
    /** Changes were kept to be carried out: do it at once where this node leads; elsewhere the leader finds them. */
    carryOut: (organizationId: string): void => engines.get(organizationId)?.carryOut(),
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
