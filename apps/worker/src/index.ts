export { serveObservation } from './serve-observation.js';
export { startWorker } from './start-worker.js';
