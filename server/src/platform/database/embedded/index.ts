export { DataDirInUseError, lockDataDir, type DataDirLock } from './lock-data-dir.ts';
export {
  startEmbeddedPostgres,
  type EmbeddedOptions,
  type EmbeddedPostgres,
} from './start-embedded-postgres.ts';
export { connectionUrl, readConnection } from './connection-file.ts';
