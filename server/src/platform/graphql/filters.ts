import { builder } from './builder.ts';

export const StringFilter = builder.inputType('StringFilter', {
  description: 'A text is …',
  fields: (t) => ({
    eq: t.string({ description: 'Equal.' }),
    in: t.stringList({ description: 'One of these.' }),
    notIn: t.stringList({ description: 'None of these.' }),
    isNull: t.boolean({ description: 'Absent (true) or present (false).' }),
    contains: t.string({ description: 'Containing this, in any case.' }),
    startsWith: t.string({ description: 'Starting with this, in any case.' }),
  }),
});

export const IdFilter = builder.inputType('IdFilter', {
  description: 'A reference is …',
  fields: (t) => ({
    eq: t.id({ description: 'To this.' }),
    in: t.idList({ description: 'To one of these.' }),
    notIn: t.idList({ description: 'To none of these.' }),
    isNull: t.boolean({ description: 'Absent (true) or present (false).' }),
  }),
});

export const DateTimeFilter = builder.inputType('DateTimeFilter', {
  description: 'An instant is … (an instant, or an ISO 8601 duration from now such as "-PT1H")',
  fields: (t) => ({
    eq: t.field({ type: 'DateTimeOrDuration', description: 'Equal.' }),
    lt: t.field({ type: 'DateTimeOrDuration', description: 'Before.' }),
    lte: t.field({ type: 'DateTimeOrDuration', description: 'Before or at.' }),
    gt: t.field({ type: 'DateTimeOrDuration', description: 'After.' }),
    gte: t.field({ type: 'DateTimeOrDuration', description: 'After or at.' }),
  }),
});

export const BooleanFilter = builder.inputType('BooleanFilter', {
  description: 'A yes or no is …',
  fields: (t) => ({ eq: t.boolean({ description: 'Equal.' }) }),
});
