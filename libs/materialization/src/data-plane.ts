/** The library's face for the data plane's process, which starts without Nest and database. */
export { materializeHandler } from './job/materialize-handler.js';
