import type { FactDefinition } from './fact-definition.js';
import type { TagDefinition } from './tag-definition.js';

/**
 * Definitions that belong together: closed (everything a definition refers to is in it) and free
 * of cycles. Fact and tag codes share one name space.
 */
export interface DefinitionSet {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly tags: ReadonlyMap<string, TagDefinition>;
}
