export * from './build-ingest-spec.js';
export { ingestHandler } from './job/ingest-handler.js';
export * from './job/ingest-job.js';
export type * from './manifest.js';
export { parseSourceMapping, type ParsedMapping } from './mapping/parse-source-mapping.js';
export type * from './mapping/source-mapping.js';
