import { canonicalJson, sha256Hex } from '@tagwright/kernel';
import type { FactDefinition } from '../ast/fact-definition.js';
import type { TagDefinition } from '../ast/tag-definition.js';

/**
 * SHA-256 of what a definition computes: code, subject, type, unit and rule. Texts, owner,
 * purpose, classification and examples do not change it.
 */
export function definitionHash(definition: FactDefinition | TagDefinition): string {
  const known = hashes.get(definition);
  if (known !== undefined) return known;
  const hash = sha256Hex(canonicalJson(computedParts(definition)));
  if (Object.isFrozen(definition)) hashes.set(definition, hash);
  return hash;
}

/** Parsed definitions are frozen, and asked for again with every plan. */
const hashes = new WeakMap<object, string>();

/** SHA-256 of everything a definition says, except where it stands. */
export function contentHash(definition: FactDefinition | TagDefinition): string {
  const content = { ...definition, position: undefined };
  if (!('examples' in content)) return sha256Hex(canonicalJson({ fact: content }));
  const examples = content.examples.map((example) => ({
    ...example,
    given: Object.fromEntries(example.given),
    position: undefined,
  }));
  return sha256Hex(canonicalJson({ tag: { ...content, examples } }));
}

/** The parts of a definition that decide its values. */
export function computedParts(definition: FactDefinition | TagDefinition): object {
  const { code, subject, type, unit, parameters } = definition;
  // What parameters are called does not change what is computed.
  const nameless = (body: unknown) => (parameters === undefined ? body : withoutParameters(body));
  return 'source' in definition
    ? { kind: 'fact', code, subject, type, unit, source: nameless(definition.source) }
    : { kind: 'tag', code, subject, type, unit, rule: nameless(definition.rule) };
}

function withoutParameters(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutParameters(item));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value)
    .filter(([key]) => key !== 'parameters' && key !== 'parameter')
    .map(([key, member]) => [key, withoutParameters(member)] as const);
  return Object.fromEntries(members);
}
