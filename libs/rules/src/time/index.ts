export * from './anniversary-spans.js';
export * from './run-time.js';
