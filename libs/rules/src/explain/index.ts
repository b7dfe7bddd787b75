export * from './explain-tag.js';
export * from './explanation.js';
export * from './nearest-miss.js';
export type * from './obstacle.js';
export type * from './route.js';
export { tagChain } from './tag-chain.js';
export { readWanted, type Wanted } from './wanted.js';
export * from './why-not.js';
