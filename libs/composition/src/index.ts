export * from './core.module.js';
export * from './open-core.js';
export * from './open-session.js';
export * from './schema.js';
