export type * from './known-operand.js';
export * from './operand-at.js';
export * from './operator-name.js';
export * from './operator.js';
export * from './operators.js';
export { PATTERN_LENGTH, checkPattern } from './regular-expression.js';
