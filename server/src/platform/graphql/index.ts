export { builder } from './builder.ts';
export {
  connectionOf,
  pageArguments,
  type PageArguments,
  pageOf,
  pageOfAll,
  type PageRequest,
  readPage,
} from './connection.ts';
export type { Context, Services, SignedInContext, SignedInViewer } from './context.ts';
export { forbidden, RequestError } from './errors.ts';
export { BooleanFilter, DateTimeFilter, IdFilter, StringFilter } from './filters.ts';
export { type GlobalId, globalId, keyOf, readGlobalId } from './global-id.ts';
export { rowsById } from './loader.ts';
export { Node, nodeType } from './node.ts';
export {
  commonErrors,
  invalid,
  type Issue,
  notAllowed,
  notFound,
  resultOf,
  UserError,
  type UserProblem,
} from './user-errors.ts';
export { signedIn } from './signed-in.ts';
export { enumFilterOf, enumOf, OrderDirection } from './enums.ts';
