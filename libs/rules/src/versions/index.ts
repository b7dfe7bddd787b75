export { classifyChange } from './classify-change.js';
export { contentHash, definitionHash } from './definition-hash.js';
