import { builder, resultOf } from '../../platform/graphql/index.ts';
import type { KeptBusinessHours } from './organization.ts';
import { weeklyTimes, WeeklyTimeInput, WeeklyTimeType, weekOf } from './weekly-times.graphql.ts';

const BusinessHoursType = builder.objectRef<KeptBusinessHours>('BusinessHours').implement({
  description: 'When the organization works. Until they are set it is always open.',
  fields: (t) => ({
    set: t.boolean({ description: 'Somebody has set them.', resolve: ({ hours }) => hours !== null }),
    timeZone: t.string({
      nullable: true,
      description: 'IANA name of the time zone of its times.',
      resolve: ({ hours }) => hours?.timeZone ?? null,
    }),
    week: t.field({
      type: [WeeklyTimeType],
      description: 'When it is open in a week.',
      resolve: ({ hours }) => weeklyTimes(hours?.week ?? []),
    }),
    holidays: t.stringList({
      description: 'Days on which it is closed, as YYYY-MM-DD.',
      resolve: ({ hours }) => [...(hours?.holidays ?? [])],
    }),
    open: t.boolean({
      description: 'It is open now.',
      resolve: ({ hours }, _arguments, { services }) => services.access.isOpen(hours),
    }),
    version: t.exposeInt('version', { description: 'Counts its changes: send it along with the next one.' }),
  }),
});

const SetInput = builder.inputType('SetBusinessHoursInput', {
  description: 'When the organization works from now on.',
  fields: (t) => ({
    timeZone: t.string({ description: 'IANA name of the time zone; the organization’s unless given.' }),
    week: t.field({ type: [WeeklyTimeInput], description: 'When it is open in a week. None: always.' }),
    holidays: t.stringList({ description: 'Days on which it is closed, as YYYY-MM-DD.' }),
    expectedVersion: t.int({ description: 'The version that the caller has seen; any unless given.' }),
  }),
});

const SetPayload = builder.objectRef<KeptBusinessHours>('SetBusinessHoursPayload').implement({
  description: 'The business hours as they are now.',
  fields: (t) => ({
    businessHours: t.field({ type: BusinessHoursType, description: 'As they are now.', resolve: (kept) => kept }),
  }),
});
const SetResult = resultOf('SetBusinessHoursResult', SetPayload);

builder.queryFields((t) => ({
  businessHours: t.withAuth({ signedIn: true }).field({
    type: BusinessHoursType,
    description: 'When the organization works.',
    resolve: (_root, _arguments, { viewer, services }) => services.access.businessHoursOf(viewer.organizationId),
  }),
}));

builder.mutationFields((t) => ({
  setBusinessHours: t.withAuth({ signedIn: true }).field({
    type: SetResult,
    description: 'Set when the organization works; clocks that run in business hours only go by it.',
    args: { input: t.arg({ type: SetInput, required: true, description: 'When.' }) },
    resolve: async (_root, { input: { week, timeZone, holidays, expectedVersion } }, { viewer, services }) => {
      const zone = timeZone ?? (await services.access.timeZoneOf(viewer.organizationId));
      const hours = week ? { timeZone: zone, week: weekOf(week), holidays } : null;
      const result = await services.access.setBusinessHours(viewer, { hours, expectedVersion });
      return result.ok ? result.value : result.problem;
    },
  }),
}));
