export * from './assert-never.js';
export * from './canonical-json.js';
export * from './clock.js';
export * from './diagnostic.js';
export * from './domain-error.js';
export * from './sha256.js';
export * from './words.js';
