import { dueAtOf, type EngineContext, type EventDefinition } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import { endOtherTimers, endTimers, moveTimers, timersOfDefinitions } from './timers.store.ts';

/** Brings timers up to date: those of definitions that do not work any more go, and those of changed ones get their new times. */
export async function adjustTimers(
  transaction: Transaction,
  organizationId: string,
  {
    working,
    changed,
    context,
  }: {
    working: readonly EventDefinition[];
    changed: readonly EventDefinition[];
    context: Pick<EngineContext, 'businessHours'>;
  },
): Promise<void> {
  await endOtherTimers(
    transaction,
    organizationId,
    working.map(({ id }) => id),
  );
  const byId = new Map(changed.map((definition) => [definition.id, definition]));
  const timers = await timersOfDefinitions(transaction, organizationId, [...byId.keys()]);
  const anew = timers.map((timer) => {
    const definition = byId.get(timer.definitionId);
    return { timer, dueAt: definition ? dueAtOf(definition, timer, context) : null };
  });
  await endTimers(
    transaction,
    organizationId,
    anew.filter(({ dueAt }) => dueAt === null).map(({ timer }) => timer),
  );
  await moveTimers(
    transaction,
    organizationId,
    anew.flatMap(({ timer, dueAt }) => (dueAt === null || dueAt === timer.dueAt ? [] : { ...timer, dueAt })),
  );
}
