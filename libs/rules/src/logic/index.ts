export * from './calendar-date.js';
export * from './condition-state.js';
export * from './exact-decimal.js';
export * from './hold-together.js';
export * from './logistic.js';
export * from './negate.js';
export * from './rational.js';
