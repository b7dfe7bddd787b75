export * from './operator-name.js';
export * from './operator.js';
export * from './operators.js';
