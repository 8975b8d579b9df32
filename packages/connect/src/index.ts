export type { ExternalReference, MappedEvent } from './mapping/mapped-event.ts';
export type { Expression, Mapping, MappingInput, RowCondition } from './mapping/mapping.ts';
export type { MappedRow } from './mapping/compile-mapping.ts';
export { createMapper, type MapperOptions, type RowMapper } from './mapping/create-mapper.ts';
export { parseMapping, type MappingIssue } from './mapping/parse-mapping.ts';
export {
  readRows,
  UnreadableFileError,
  type DelimitedFormat,
  type SourceRow,
  type UnreadableRow,
} from './read/read-rows.ts';
export { shippedMappings } from './shipped/shipped-mappings.ts';
export { importRows, type EventSink, type ImportNeeds } from './import/import-rows.ts';
export { countResult, emptyTally, type ImportTally } from './import/import-tally.ts';
export type { DemoEvent } from './demo/demo-event.ts';
export { demoHistory, demoLive, demoTraffic, type TrafficInput } from './demo/demo-traffic.ts';
export {
  demoDirectory,
  type DemoChannel,
  type DemoDirectory,
  type DemoQueue,
  type DemoTeam,
  type DemoUser,
} from './demo/directory.ts';
