export { formatValue } from './format-value.js';
export { operandWords } from './condition-words.js';
export { wordsOf } from './words-of.js';
export { lengthWords } from './length-words.js';
