import { canonicalJson, sha256Hex } from '@tagwright/kernel';
import type { FactDefinition } from '../ast/fact-definition.js';
import type { TagDefinition } from '../ast/tag-definition.js';

/**
 * SHA-256 of what a definition computes: code, subject, type, unit and rule. Texts, owner,
 * purpose, classification and examples do not change it.
 */
export function definitionHash(definition: FactDefinition | TagDefinition): string {
  return sha256Hex(canonicalJson(computedParts(definition)));
}

/** SHA-256 of everything a definition says, except where it stands. */
export function contentHash(definition: FactDefinition | TagDefinition): string {
  const content = { ...definition, position: undefined };
  if (!('examples' in content)) return sha256Hex(canonicalJson({ fact: content }));
  const examples = content.examples.map(({ given, expect }) => ({
    given: Object.fromEntries(given),
    expect,
  }));
  return sha256Hex(canonicalJson({ tag: { ...content, examples } }));
}

/** The parts of a definition that decide its values. */
export function computedParts(definition: FactDefinition | TagDefinition): object {
  const { code, subject, type, unit } = definition;
  return 'source' in definition
    ? { kind: 'fact', code, subject, type, unit, source: definition.source }
    : { kind: 'tag', code, subject, type, unit, rule: definition.rule };
}
