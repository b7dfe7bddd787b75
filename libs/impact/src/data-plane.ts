/** The library's face for the data plane's process, which starts without Nest and database. */
export { previewFactsHandler } from './job/preview-facts-handler.js';
