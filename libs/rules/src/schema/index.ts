export { factSchema } from './fact-schema.js';
export { tagSchema } from './tag-schema.js';
