import { expect, test } from 'vitest';
import { createMapper, type RowMapper } from './create-mapper.ts';
import { mappingSchema, type MappingInput } from './mapping.ts';

const deskLog = {
  name: 'desk-log',
  meaning: 'Changes of tickets, one a row.',
  source: 'desk-log',
  format: { delimiter: ',' },
  columns: ['ticket', 'at', 'action', 'desk', 'clerk'],
  channel: 'TICKET',
  interaction: { column: 'ticket' },
  row: { column: 'at' },
  values: { clerk: { blank: { column: 'clerk' }, when: ['nobody'], ending: '-bot' } },
  events: [
    {
      id: 'created',
      type: 'interaction.created',
      when: { first: true },
      at: { instant: { column: 'at' } },
    },
    {
      id: 'moved',
      type: 'transfer.completed',
      when: {
        all: [{ not: { first: true } }, { not: { same: [{ column: 'desk' }, { before: 'desk' }] } }],
      },
      at: { instant: { column: 'at' } },
      target: {
        queue: {
          externalId: { column: 'desk' },
          name: { join: ['Desk', { column: 'desk' }], with: ' ' },
        },
      },
    },
    {
      id: 'action',
      type: {
        choose: { column: 'action' },
        from: { take: 'interaction.claimed', note: 'interaction.noted' },
      },
      at: { instant: { column: 'at' } },
      user: { externalId: { value: 'clerk' } },
      actor: { system: { not: { set: { value: 'clerk' } } }, otherwise: 'user' },
      fields: { text: { column: 'action' } },
    },
  ],
} satisfies MappingInput;

const mapperOf = (remember?: number): RowMapper =>
  createMapper(mappingSchema.parse(deskLog), remember === undefined ? {} : { remember });

const row = (ticket: string, minute: number, rest: Partial<Record<string, string>> = {}) => ({
  ticket,
  at: `2026-03-01T09:${String(minute).padStart(2, '0')}:00+01:00`,
  action: 'take',
  desk: 'A',
  clerk: 'pat',
  ...rest,
});

const typesOf = (mapper: RowMapper, cells: Record<string, string>): readonly string[] => {
  const mapped = mapper.map(cells);
  return mapped.kind === 'events' ? mapped.events.map(({ type }) => type) : [mapped.kind];
};

test('one row gives several events, each with an id made of the row’s own', () => {
  expect(mapperOf().map(row('T1', 0))).toEqual({
    kind: 'events',
    events: [
      {
        sourceEventId: 'T1/2026-03-01T09:00:00+01:00/created',
        type: 'INTERACTION_CREATED',
        occurredAt: '2026-03-01T08:00:00.000Z',
        interaction: { externalId: 'T1', channel: 'TICKET' },
        actor: { kind: 'SYSTEM' },
      },
      {
        sourceEventId: 'T1/2026-03-01T09:00:00+01:00/action',
        type: 'INTERACTION_CLAIMED',
        occurredAt: '2026-03-01T08:00:00.000Z',
        interaction: { externalId: 'T1', channel: 'TICKET' },
        user: { externalId: 'pat' },
        actor: { kind: 'USER' },
        fields: { text: 'take' },
      },
    ],
  });
});

test('a row is compared with the row before it of the same interaction, not of the file', () => {
  const mapper = mapperOf();
  expect([
    typesOf(mapper, row('T1', 0)),
    typesOf(mapper, row('T2', 1, { desk: 'B' })),
    typesOf(mapper, row('T1', 2)),
    typesOf(mapper, row('T2', 3, { desk: 'C' })),
  ]).toEqual([
    ['INTERACTION_CREATED', 'INTERACTION_CLAIMED'],
    ['INTERACTION_CREATED', 'INTERACTION_CLAIMED'],
    ['INTERACTION_CLAIMED'],
    ['TRANSFER_COMPLETED', 'INTERACTION_CLAIMED'],
  ]);
});

test('a blanked user is nobody, and what nobody did the system did', () => {
  const mapped = mapperOf().map(row('T1', 0, { clerk: 'night-bot' }));
  const action = mapped.kind === 'events' ? mapped.events.at(-1) : undefined;
  expect([action?.actor, action?.user]).toEqual([{ kind: 'SYSTEM' }, undefined]);
});

test('a new name for a queue is made of its parts', () => {
  const mapper = mapperOf();
  mapper.map(row('T1', 0));
  const mapped = mapper.map(row('T1', 1, { desk: 'B' }));
  expect(mapped.kind === 'events' && mapped.events[0]?.target).toEqual({
    queue: { externalId: 'B', name: 'Desk B' },
  });
});

test('a row with an unreadable time is a problem and is not remembered', () => {
  const mapper = mapperOf();
  expect(mapper.map(row('T1', 0, { at: 'soon' }))).toEqual({
    kind: 'problem',
    problems: ['"soon" is not an instant such as 2026-03-01T09:30:00+01:00'],
  });
  expect(typesOf(mapper, row('T1', 1))).toContain('INTERACTION_CREATED');
});

test('a row without its interaction is a problem', () => {
  expect(mapperOf().map(row('', 0))).toEqual({
    kind: 'problem',
    problems: ['the row names no interaction'],
  });
});

test('a row that no rule takes is a problem', () => {
  const mapper = mapperOf();
  mapper.map(row('T1', 0));
  expect(mapper.map(row('T1', 1, { action: 'sing' }))).toEqual({
    kind: 'problem',
    problems: ['no rule makes an event of it'],
  });
});

test('only so many interactions are remembered', () => {
  const mapper = mapperOf(1);
  mapper.map(row('T1', 0));
  mapper.map(row('T2', 1));
  expect(typesOf(mapper, row('T1', 2))).toContain('INTERACTION_CREATED');
});

test('mapping the same rows again gives the same events', () => {
  const rows = [row('T1', 0), row('T2', 1), row('T1', 2, { desk: 'B' })];
  const run = () => {
    const mapper = mapperOf();
    return rows.map((cells) => mapper.map(cells));
  };
  expect(run()).toEqual(run());
});
