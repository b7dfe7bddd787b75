export { checkExamples } from './check-examples.js';
export { evaluateTag, evaluateTags } from './evaluate-tag.js';
export { conditionStates } from './rule-engine.js';
export type { OutcomeSource } from './rule-outcome.js';
