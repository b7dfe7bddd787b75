export * from './condition-leaves.js';
export * from './dependencies.js';
export * from './find-cycles.js';
export * from './needed-set.js';
export * from './rule-conditions.js';
export * from './rule-inputs.js';
export * from './topological-order.js';
