export { DataDirInUseError, lockDataDir } from './lock-data-dir.ts';
export { startEmbeddedPostgres } from './start-embedded-postgres.ts';
export { connectionUrl, readConnection } from './connection-file.ts';
