export { compileCondition, type ColumnOf } from './compile-condition.js';
export { compilePlan, type PlanInput } from './compile-plan.js';
export { COMPILER_VERSION } from './compiler-version.js';
export { lineageOf, type LineageKind, type SourceColumn } from './lineage.js';
export * from './plan.js';
