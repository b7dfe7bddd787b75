export * from './ast/index.js';
export * from './catalog-view.js';
export * from './graph/index.js';
export * from './logic/index.js';
export * from './operators/index.js';
export * from './parse/index.js';
export * from './versions/index.js';
