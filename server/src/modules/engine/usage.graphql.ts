import { builder, rowsById, signedIn } from '../../platform/graphql/index.ts';
import { EventDefinitionObject } from '../definitions/index.ts';
import type { Usage } from './usage.ts';

const usageById = rowsById<Usage>((ids, { viewer, services }) =>
  services.engine.usage.usage(viewer.organizationId, ids, services.clock.now()),
);

const EventDefinitionUsage = builder.objectRef<Usage>('EventDefinitionUsage').implement({
  description: 'How much an event definition is used, and what of it is looked at.',
  fields: (t) => ({
    firedLastHour: t.exposeInt('firedLastHour', { description: 'Firings of the last hour.' }),
    firedLastDay: t.exposeInt('firedLastDay', { description: 'Firings of the last 24 hours.' }),
    firedLastWeek: t.exposeInt('firedLastWeek', { description: 'Firings of the last 7 days.' }),
    hours: t.intList({
      description: 'Firings of each of the last 24 hours, oldest first.',
      resolve: ({ hours }) => [...hours],
    }),
    opened: t.exposeInt('opened', { description: 'Notifications of the last 7 days that were read.' }),
    acknowledged: t.exposeInt('acknowledged', {
      description: 'Notifications of the last 7 days that were acknowledged.',
    }),
    ignored: t.exposeInt('ignored', {
      description: 'Notifications of the last 7 days that nobody read for a day or longer.',
    }),
    heldBack: t.exposeInt('heldBack', {
      description: 'Actions of the last 7 days that their greatest frequency held back.',
    }),
    microseconds: t.exposeFloat('microseconds', {
      description: 'What it costs to ask whether it fires, in microseconds on average.',
    }),
    perUserPerDay: t.exposeFloat('perUserPerDay', {
      description: 'Notifications a day of the last 7, for each user whom it told.',
    }),
    noisy: t.exposeBoolean('noisy', { description: 'It tells each user more than twice a day, on average.' }),
    dead: t.exposeBoolean('dead', {
      description: 'It is switched on and older than 7 days, and has not fired for 7 days.',
    }),
  }),
});

const none = (id: string): Usage => ({
  id,
  firedLastHour: 0,
  firedLastDay: 0,
  firedLastWeek: 0,
  hours: Array.from({ length: 24 }, () => 0),
  opened: 0,
  acknowledged: 0,
  ignored: 0,
  heldBack: 0,
  microseconds: 0,
  perUserPerDay: 0,
  noisy: false,
  dead: false,
});

builder.objectFields(EventDefinitionObject, (t) => ({
  usage: t.field({
    type: EventDefinitionUsage,
    description: 'How much it is used, and what of it is looked at.',
    resolve: async ({ id }, _a, context) => (await usageById(signedIn(context), id)) ?? none(id),
  }),
}));
