import type { BusinessHours } from '@belfry/domain';
import { builder } from '../../platform/graphql/index.ts';

interface WeeklyTime {
  /** 1 is Monday. */
  weekday: number;
  from: string;
  to: string;
}

/** A stretch of each week. */
export const WeeklyTimeType = builder.objectRef<WeeklyTime>('WeeklyTime').implement({
  description: 'A stretch of each week, in local time.',
  fields: (t) => ({
    weekday: t.exposeInt('weekday', { description: 'The day it begins on: 1 is Monday, 7 is Sunday.' }),
    from: t.exposeString('from', { description: 'When it begins, as HH:MM.' }),
    to: t.exposeString('to', { description: 'When it ends, as HH:MM or 24:00; not after `from` means the next day.' }),
  }),
});

export const WeeklyTimeInput = builder.inputType('WeeklyTimeInput', {
  description: 'A stretch of each week, in local time.',
  fields: (t) => ({
    weekday: t.int({ required: true, description: 'The day it begins on: 1 is Monday, 7 is Sunday.' }),
    from: t.string({ required: true, description: 'When it begins, as HH:MM.' }),
    to: t.string({
      required: true,
      description: 'When it ends, as HH:MM or 24:00; not after `from` means the next day.',
    }),
  }),
});

/** The stretches of seven lists, Monday's first. */
export const weeklyTimes = (week: BusinessHours['week']): WeeklyTime[] =>
  week.flatMap((day, index) => day.map((stretch) => ({ weekday: index + 1, ...stretch })));

const dayOf = (weekday: number): number => (weekday >= 1 && weekday <= 7 ? weekday : 8);

/** Seven lists of stretches, Monday's first; an eighth, which no week may have, if one is of a day that there is not. */
export const weekOf = (times: readonly WeeklyTime[]): { from: string; to: string }[][] =>
  Array.from({ length: Math.max(7, ...times.map(({ weekday }) => dayOf(weekday))) }, (_, index) =>
    times.filter(({ weekday }) => dayOf(weekday) === index + 1).map(({ from, to }) => ({ from, to })),
  );
