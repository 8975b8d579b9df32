import type { Expression, MappingInput } from '../mapping/mapping.ts';

const NEVER = ['0:00:00'];

/** A time of day in its column; the call centre writes midnight for "never got there". */
function timeIn(column: string): Expression {
  return {
    localTime: {
      date: { column: 'date' },
      time: { blank: { column }, when: NEVER },
      after: { column: 'vru_entry' },
    },
  };
}

const queue = { externalId: { column: 'type' } };
const agent = { externalId: { blank: { column: 'server' }, when: ['NO_SERVER'] } };

/** A bank's call centre: one call a row, in local time. */
export const anonymousBank = {
  name: 'anonymous-bank',
  meaning: 'Calls of a bank’s call centre, one call a row, times local to Israel.',
  source: 'anonymous-bank',
  format: { delimiter: '\t', quote: null },
  columns: [
    'vru+line',
    'call_id',
    'customer_id',
    'priority',
    'type',
    'date',
    'vru_entry',
    'vru_exit',
    'q_start',
    'q_exit',
    'outcome',
    'ser_start',
    'ser_exit',
    'server',
  ],
  timeZone: 'Asia/Jerusalem',
  channel: 'CALL',
  interaction: { join: [{ column: 'vru+line' }, { column: 'call_id' }], with: '-' },
  leaveOut: { is: [{ column: 'outcome' }, 'PHANTOM'] },
  values: {
    entered: timeIn('vru_entry'),
    queued: timeIn('q_start'),
    served: timeIn('ser_start'),
    // Some answered calls have no start of service: they were taken when they left the queue or the menu.
    answered: { firstOf: [{ value: 'served' }, timeIn('q_exit'), timeIn('vru_exit')] },
    ended: { firstOf: [timeIn('ser_exit'), { value: 'answered' }] },
    left: timeIn('vru_exit'),
    leftQueue: timeIn('q_exit'),
  },
  conditions: {
    queued: { set: { value: 'queued' } },
    answered: { is: [{ column: 'outcome' }, 'AGENT'] },
    hungUp: { is: [{ column: 'outcome' }, 'HANG'] },
    nobody: { is: [{ column: 'server' }, 'NO_SERVER'] },
    neverServed: { not: { set: { value: 'served' } } },
  },
  events: [
    {
      id: 'created',
      type: 'interaction.created',
      at: { value: 'entered' },
      queue,
      actor: 'customer',
      fields: {
        direction: 'inbound',
        priority: { column: 'priority' },
        customerExternalId: { blank: { column: 'customer_id' }, when: ['0'] },
      },
    },
    {
      id: 'queued',
      type: 'interaction.queued',
      when: { condition: 'queued' },
      at: { value: 'queued' },
      queue,
      anomalies: [
        {
          code: 'NEGATIVE_DURATION',
          when: { earlier: [{ value: 'queued' }, { value: 'entered' }] },
        },
      ],
    },
    {
      id: 'offered',
      type: 'offer.created',
      when: { condition: 'answered' },
      at: { value: 'answered' },
      queue,
      user: agent,
      anomalies: [
        {
          code: 'NEGATIVE_DURATION',
          when: { earlier: [{ value: 'answered' }, { value: 'queued' }] },
        },
      ],
    },
    {
      id: 'accepted',
      type: 'offer.accepted',
      when: { condition: 'answered' },
      at: { value: 'answered' },
      queue,
      user: agent,
      actor: { system: { condition: 'nobody' }, otherwise: 'user' },
      by: agent,
      anomalies: [
        {
          code: 'NEGATIVE_DURATION',
          when: { earlier: [{ value: 'answered' }, { value: 'queued' }] },
        },
        {
          code: 'SOURCE_FLAGGED',
          when: { any: [{ condition: 'nobody' }, { condition: 'neverServed' }] },
        },
      ],
    },
    {
      id: 'completed',
      type: 'interaction.completed',
      when: { condition: 'answered' },
      // Without a start of service there is no length of it either.
      at: { value: 'ended' },
      queue,
      user: agent,
      actor: { system: { condition: 'nobody' }, otherwise: 'user' },
      by: agent,
      anomalies: [
        {
          code: 'NEGATIVE_DURATION',
          when: { earlier: [{ value: 'ended' }, { value: 'answered' }] },
        },
      ],
    },
    {
      id: 'abandoned',
      type: 'interaction.abandoned',
      when: { all: [{ condition: 'hungUp' }, { condition: 'queued' }] },
      at: { firstOf: [{ value: 'leftQueue' }, { value: 'left' }] },
      queue,
      actor: 'customer',
      // A caller who hung up cannot have been served.
      anomalies: [{ code: 'SOURCE_FLAGGED', when: { set: { value: 'served' } } }],
    },
    {
      id: 'abandoned-early',
      type: 'interaction.abandoned',
      when: { all: [{ condition: 'hungUp' }, { not: { condition: 'queued' } }] },
      at: { value: 'left' },
      queue,
      actor: 'customer',
      anomalies: [{ code: 'SOURCE_FLAGGED', when: { set: { value: 'served' } } }],
    },
  ],
} satisfies MappingInput;
