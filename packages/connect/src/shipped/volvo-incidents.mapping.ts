import type { MappingInput, RowCondition } from '../mapping/mapping.ts';

const SYSTEM_ACCOUNT = '-Siebel';

const team = { externalId: { column: 'Involved ST' } };
const teamBefore = { externalId: { before: 'Involved ST' } };
const person = { externalId: { value: 'person' } };
const status = { status: { column: 'Status' }, subStatus: { column: 'Sub Status' } };
const byPerson = {
  at: { value: 'at' },
  queue: team,
  actor: { system: { condition: 'bySystem' }, otherwise: 'user' },
  by: person,
} as const;

function subStatus(condition: string, ...names: string[]): RowCondition {
  return { all: [{ condition }, { is: [{ column: 'Sub Status' }, ...names] }] };
}

/** The incident handling log of a car maker's IT: one change of an incident a row. */
export const volvoIncidents = {
  name: 'volvo-incidents',
  meaning: 'Changes of IT incidents, one change a row; support teams are queues.',
  source: 'volvo-incidents',
  format: { delimiter: ',' },
  columns: [
    'SR Number',
    'Change Date+Time',
    'Status',
    'Sub Status',
    'Activity',
    'Involved ST',
    'SR Latest Impact',
    'Product',
    'Resource',
  ],
  channel: 'TICKET',
  interaction: { column: 'SR Number' },
  row: { column: 'Change Date+Time' },
  values: {
    at: { instant: { column: 'Change Date+Time' } },
    person: { blank: { column: 'Resource' }, ending: SYSTEM_ACCOUNT },
    personBefore: { blank: { before: 'Resource' }, ending: SYSTEM_ACCOUNT },
  },
  conditions: {
    bySystem: { not: { set: { value: 'person' } } },
    accepted: { is: [{ column: 'Status' }, 'Accepted'] },
    queued: { is: [{ column: 'Status' }, 'Queued'] },
    completed: { is: [{ column: 'Status' }, 'Completed'] },
    wasCompleted: { is: [{ before: 'Status' }, 'Completed'] },
    inProgress: subStatus('accepted', 'In Progress'),
    assigned: subStatus('accepted', 'Assigned'),
    waits: {
      all: [{ condition: 'accepted' }, { startsWith: [{ column: 'Sub Status' }, 'Wait'] }],
    },
    waited: {
      all: [{ is: [{ before: 'Status' }, 'Accepted'] }, { startsWith: [{ before: 'Sub Status' }, 'Wait'] }],
    },
    wrapsUp: subStatus('completed', 'In Call', 'Resolved'),
    closed: subStatus('completed', 'Closed'),
    cancelled: subStatus('completed', 'Cancelled'),
    samePerson: { same: [{ column: 'Resource' }, { before: 'Resource' }] },
    sameState: {
      all: [
        { same: [{ column: 'Status' }, { before: 'Status' }] },
        { same: [{ column: 'Sub Status' }, { before: 'Sub Status' }] },
      ],
    },
    goesOn: { all: [{ condition: 'samePerson' }, { condition: 'sameState' }] },
    // One person's wait may go through several kinds of it; it is one hold.
    waitGoesOn: {
      all: [{ condition: 'waits' }, { condition: 'waited' }, { condition: 'samePerson' }],
    },
    known: {
      any: ['queued', 'inProgress', 'assigned', 'waits', 'wrapsUp', 'closed', 'cancelled'].map((condition) => ({
        condition,
      })),
    },
  },
  events: [
    {
      id: 'created',
      type: 'interaction.created',
      when: { first: true },
      ...byPerson,
      fields: { subject: { column: 'Product' }, priority: { column: 'SR Latest Impact' } },
    },
    {
      id: 'reopened',
      type: 'interaction.reopened',
      when: {
        all: [{ condition: 'wasCompleted' }, { any: [{ condition: 'accepted' }, { condition: 'queued' }] }],
      },
      ...byPerson,
    },
    {
      id: 'hold-ended',
      type: 'hold.ended',
      when: { all: [{ condition: 'waited' }, { not: { condition: 'waitGoesOn' } }] },
      ...byPerson,
      queue: teamBefore,
      user: { externalId: { value: 'personBefore' } },
    },
    {
      id: 'transferred',
      type: 'transfer.completed',
      when: {
        all: [{ not: { first: true } }, { not: { same: [{ column: 'Involved ST' }, { before: 'Involved ST' }] } }],
      },
      ...byPerson,
      queue: teamBefore,
      user: person,
      target: { queue: team },
    },
    {
      id: 'queued',
      type: 'interaction.queued',
      when: { condition: 'queued' },
      ...byPerson,
      fields: status,
    },
    {
      id: 'accepted',
      type: 'offer.accepted',
      when: { all: [{ condition: 'inProgress' }, { not: { condition: 'goesOn' } }] },
      ...byPerson,
      user: person,
      fields: status,
    },
    {
      id: 'noted',
      type: 'interaction.noted',
      when: { all: [{ condition: 'inProgress' }, { condition: 'goesOn' }] },
      ...byPerson,
      user: person,
      fields: { text: { column: 'Activity' }, ...status },
    },
    {
      id: 'assigned',
      type: 'interaction.assigned',
      when: { condition: 'assigned' },
      ...byPerson,
      user: person,
      fields: status,
    },
    {
      id: 'held',
      type: 'hold.started',
      when: { all: [{ condition: 'waits' }, { not: { condition: 'waitGoesOn' } }] },
      ...byPerson,
      user: person,
      reason: { column: 'Sub Status' },
      fields: status,
    },
    {
      id: 'still-held',
      type: 'interaction.status_changed',
      when: { condition: 'waitGoesOn' },
      ...byPerson,
      user: person,
      reason: { column: 'Sub Status' },
      fields: status,
    },
    {
      id: 'wrapped-up',
      type: 'wrapup.started',
      when: { condition: 'wrapsUp' },
      ...byPerson,
      user: person,
      fields: status,
    },
    {
      id: 'completed',
      type: 'interaction.completed',
      when: { condition: 'closed' },
      ...byPerson,
      user: person,
      fields: status,
    },
    {
      id: 'cancelled',
      type: 'interaction.failed',
      when: { condition: 'cancelled' },
      ...byPerson,
      user: person,
      reason: 'cancelled',
      fields: status,
    },
    {
      id: 'unknown',
      type: 'interaction.status_changed',
      when: { not: { condition: 'known' } },
      ...byPerson,
      user: person,
      fields: status,
      anomalies: [{ code: 'UNKNOWN_STATUS', when: { all: [] } }],
    },
  ],
} satisfies MappingInput;
