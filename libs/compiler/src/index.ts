export { compileCondition, type ColumnOf } from './compile-condition.js';
export {
  compileFacts,
  compileTags,
  type FactParts,
  type TagParts,
  type WorkColumns,
} from './compile-parts.js';
export { compilePlan } from './compile-plan.js';
export { COMPILER_VERSION } from './compiler-version.js';
export { duckDbType } from './dialects/duckdb/duckdb-literals.js';
export { exampleQueries } from './tags/example-queries.js';
export { lineageOf, ownLineage, type LineageKind, type SourceColumn } from './lineage.js';
export * from './plan.js';
export type { PlanInput } from './plan-input.js';
export { resultKeys, type ResultKeys } from './result-keys.js';
export { sourceRows, type SourceRows } from './facts/source-rows.js';
