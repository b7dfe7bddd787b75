export { checkExamples } from './check-examples.js';
export { evaluateTag, evaluateTags, isEvaluable } from './evaluate-tag.js';
export { conditionStates } from './rule-engine.js';
export type { Branch, OutcomeSource } from './rule-outcome.js';
export { tagValue } from './tag-value.js';
