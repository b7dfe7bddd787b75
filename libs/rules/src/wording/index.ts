export { formatValue } from './format-value.js';
export { operandWords } from './condition-words.js';
export { wordsOf } from './words-of.js';
