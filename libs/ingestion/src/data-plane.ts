/** The library's face for the data plane's process, which starts without Nest and database. */
export { ingestHandler } from './job/ingest-handler.js';
