export { compileCondition, type ColumnOf } from './compile-condition.js';
export { compilePlan, type PlanInput } from './compile-plan.js';
export { COMPILER_VERSION } from './compiler-version.js';
export * from './plan.js';
