import type { Directory } from './directory.ts';

export { type Availability, type Membership, writeAvailability, writeMemberships } from './availability.store.ts';
export { createDirectory, type Directory } from './directory.ts';
export { directoryEntities } from './directory.entity.ts';
export {
  departmentById,
  DepartmentType,
  keysOf,
  queueById,
  QueueType,
  teamById,
  TeamType,
  userById,
  UserType,
} from './directory.graphql.ts';
export { type Reference, referenceKey, type Resolved } from './resolve-references.ts';

declare module '../../platform/graphql/context.ts' {
  interface Services {
    directory: Directory;
  }
}
