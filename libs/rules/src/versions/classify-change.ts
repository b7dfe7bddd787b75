import { canonicalJson } from '@tagwright/kernel';
import type { FactDefinition } from '../ast/fact-definition.js';
import type { TagDefinition } from '../ast/tag-definition.js';
import { computedParts, contentHash, definitionHash } from './definition-hash.js';

/**
 * How much a definition changed: `major` when its meaning or value list did, `minor` when only
 * thresholds did (numbers and dates in conditions, points, bounds, constants), `patch` for texts
 * and the like, `none` when nothing did.
 */
export function classifyChange(
  before: FactDefinition | TagDefinition,
  after: FactDefinition | TagDefinition,
): 'major' | 'minor' | 'patch' | 'none' {
  if (contentHash(before) === contentHash(after)) return 'none';
  if (definitionHash(before) === definitionHash(after)) return 'patch';
  return withoutThresholds(before) === withoutThresholds(after) ? 'minor' : 'major';
}

function withoutThresholds(definition: FactDefinition | TagDefinition): string {
  return canonicalJson(blank(computedParts(definition), false));
}

const THRESHOLD_KEYS: readonly string[] = ['points', 'constant', 'clamp', 'missing', 'digits'];
const THRESHOLD_TYPES: readonly unknown[] = ['integer', 'decimal', 'date', 'timestamp'];

/** Copies a tree with every threshold replaced by `#`; inside one, numbers and dates are such. */
function blank(value: unknown, threshold: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => blank(item, threshold));
  if (typeof value !== 'object' || value === null) {
    return threshold && typeof value !== 'boolean' ? '#' : value;
  }
  const node = value as Record<string, unknown>;
  const members = Object.entries(node).map(([key, member]) => {
    if (key === 'operand' && 'operator' in node) return [key, operand(node, member)];
    const isPoints = key === 'otherwise' && typeof member === 'number' && 'bins' in node;
    return [key, blank(member, threshold || isPoints || THRESHOLD_KEYS.includes(key))];
  });
  return Object.fromEntries(members) as unknown;
}

function operand(leaf: Record<string, unknown>, member: unknown): unknown {
  const type = leaf.type as { readonly kind: string } | undefined;
  const isThreshold = THRESHOLD_TYPES.includes(type?.kind);
  if (!isThreshold || typeof member !== 'object' || member === null) return member;
  const { shape, ...values } = member as { shape: string };
  return { shape, ...(blank(values, true) as object) };
}
