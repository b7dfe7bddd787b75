export * from './demo-sources.js';
export * from './demo-summary.js';
export * from './generate-demo.js';
