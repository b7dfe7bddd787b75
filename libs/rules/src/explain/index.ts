export * from './explain-tag.js';
export * from './explanation.js';
