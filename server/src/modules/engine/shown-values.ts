import { eventFields, isBuiltInField, type SeenValues } from '@belfry/domain';
import { globalId } from '../../platform/graphql/index.ts';

const typeOf = { user: 'User', queue: 'Queue', team: 'Team', department: 'Department' } as const;

/** What a firing saw, with global ids. */
export const shownValues = (values: SeenValues): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const { refersTo } = isBuiltInField(name) ? eventFields[name] : {};
      return [name, refersTo !== undefined && typeof value === 'string' ? globalId(typeOf[refersTo], value) : value];
    }),
  );
