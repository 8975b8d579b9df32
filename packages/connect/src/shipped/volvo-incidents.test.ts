import { expect, test } from 'vitest';
import { createMapper } from '../mapping/create-mapper.ts';
import { mappingSchema } from '../mapping/mapping.ts';
import { volvoIncidents } from './volvo-incidents.mapping.ts';

interface Change {
  readonly status: string;
  readonly team?: string;
  readonly who?: string;
}

const mapping = mappingSchema.parse(volvoIncidents);

/** The events of each change of one incident, as `TYPE [user]`. */
function story(...changes: readonly Change[]): readonly (readonly string[])[] {
  const mapper = createMapper(mapping);
  return changes.map(({ status, team = 'T1', who = 'xx-Ada' }, index) => {
    const [name = '', sub = ''] = status.split('/');
    const mapped = mapper.map({
      'SR Number': '1-1',
      'Change Date+Time': `2026-03-01T09:${String(index).padStart(2, '0')}:00+01:00`,
      Status: name,
      'Sub Status': sub,
      Activity: `${name}-${sub}`,
      'Involved ST': team,
      'SR Latest Impact': 'Low',
      Product: 'P1',
      Resource: who,
    });
    if (mapped.kind !== 'events') return [mapped.kind];
    return mapped.events.map(({ type, user, anomaly }) =>
      [type, user?.externalId, anomaly].filter((part) => part !== undefined).join(' '),
    );
  });
}

const inProgress: Change = { status: 'Accepted/In Progress' };

test('the first change creates the incident', () => {
  expect(story(inProgress)).toEqual([['INTERACTION_CREATED', 'OFFER_ACCEPTED xx-Ada']]);
});

test('in progress again by the same person is a note, by another an acceptance', () => {
  expect(story(inProgress, inProgress, { ...inProgress, who: 'xx-Bo' }).slice(1)).toEqual([
    ['INTERACTION_NOTED xx-Ada'],
    ['OFFER_ACCEPTED xx-Bo'],
  ]);
});

test('a wait is one hold, however it is called, until something else happens', () => {
  const changes = ['Accepted/Wait', 'Accepted/Wait - Vendor', 'Queued/Awaiting Assignment'];
  expect(story(inProgress, ...changes.map((status) => ({ status }))).slice(1)).toEqual([
    ['HOLD_STARTED xx-Ada'],
    ['INTERACTION_STATUS_CHANGED xx-Ada'],
    ['HOLD_ENDED xx-Ada', 'INTERACTION_QUEUED'],
  ]);
});

test('a wait that another person takes over is that person’s hold', () => {
  const wait: Change = { status: 'Accepted/Wait' };
  expect(story(wait, { ...wait, who: 'xx-Bo' })[1]).toEqual(['HOLD_ENDED xx-Ada', 'HOLD_STARTED xx-Bo']);
});

test('another team is a transfer, before what the change says itself', () => {
  expect(story(inProgress, { status: 'Accepted/Assigned', team: 'T2' })[1]).toEqual([
    'TRANSFER_COMPLETED xx-Ada',
    'INTERACTION_ASSIGNED xx-Ada',
  ]);
});

test('resolved is wrap-up, closed is the end, and work after that reopens it', () => {
  const changes = ['Completed/Resolved', 'Completed/Closed', 'Queued/Awaiting Assignment'];
  expect(story(inProgress, ...changes.map((status) => ({ status }))).slice(1)).toEqual([
    ['WRAPUP_STARTED xx-Ada'],
    ['INTERACTION_COMPLETED xx-Ada'],
    ['INTERACTION_REOPENED', 'INTERACTION_QUEUED'],
  ]);
});

test('cancelled is a failure', () => {
  expect(story(inProgress, { status: 'Completed/Cancelled' })[1]).toEqual(['INTERACTION_FAILED xx-Ada']);
});

test('a status that nobody knows is kept and flagged', () => {
  expect(story(inProgress, { status: 'Unmatched/Unmatched' }, { status: 'Lost/Found' }).slice(1)).toEqual([
    ['INTERACTION_STATUS_CHANGED xx-Ada UNKNOWN_STATUS'],
    ['INTERACTION_STATUS_CHANGED xx-Ada UNKNOWN_STATUS'],
  ]);
});

test('a system account is no person', () => {
  expect(story({ status: 'Completed/Closed', who: 'xx-Siebel' })).toEqual([
    ['INTERACTION_CREATED', 'INTERACTION_COMPLETED'],
  ]);
});
