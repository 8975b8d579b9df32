import type { VariablesOf } from '../../data/index.ts';
import type { interactionsDocument } from './interactions.documents.ts';
import type { InteractionsSearch } from './interactions-filter.ts';
import { listOf, orderOf } from './interactions-filter.ts';

type Variables = VariablesOf<typeof interactionsDocument>;
type Filter = NonNullable<Variables['filter']>;
type ChannelName = NonNullable<NonNullable<Filter['channel']>['eq']>;
type PhaseName = NonNullable<NonNullable<Filter['phase']>['eq']>;

export const channels: readonly ChannelName[] = ['CALL', 'CHAT', 'MESSAGE', 'EMAIL', 'TICKET', 'VIDEO', 'CALLBACK'];
export const phases: readonly PhaseName[] = [
  'CREATING',
  'QUEUED',
  'OFFERED',
  'CONNECTED',
  'WRAPUP',
  'COMPLETED',
  'ABANDONED',
  'FAILED',
];
const pageSize = 50;

/** What is asked of the server for a search; an unknown channel or phase in the URL is left out. */
export function variablesOf(search: InteractionsSearch): Variables {
  const page = search.before
    ? { last: pageSize, before: search.before }
    : { first: pageSize, ...(search.after ? { after: search.after } : {}) };
  return { filter: filterOf(search), orderBy: [orderOf(search.sort)], ...page };
}

function filterOf(search: InteractionsSearch): Filter {
  const chosenChannels = channels.filter((name) => listOf(search.channel).includes(name));
  const chosenPhases = phases.filter((name) => listOf(search.phase).includes(name));
  return {
    ...(search.q ? { or: [{ subject: { contains: search.q } }, { externalId: { contains: search.q } }] } : {}),
    ...(chosenChannels.length > 0 ? { channel: { in: chosenChannels } } : {}),
    ...(chosenPhases.length > 0 ? { phase: { in: chosenPhases } } : {}),
    ...(search.queue ? { queue: { in: [...listOf(search.queue)] } } : {}),
    ...(search.participant ? { participant: { in: [...listOf(search.participant)] } } : {}),
    ...(search.live ? { live: { eq: true } } : {}),
    ...(search.since ? { openedAt: { gte: search.since } } : {}),
  };
}
