import { canonicalJson } from '@tagwright/kernel';
import type { Operand } from '../ast/condition.js';
import type { FactDefinition } from '../ast/fact-definition.js';
import type { TagDefinition } from '../ast/tag-definition.js';
import type { WindowLength } from '../ast/window.js';
import type { ValueType } from '../catalog-view.js';
import { computedParts, contentHash, definitionHash } from './definition-hash.js';

/**
 * How much a definition changed: `major` when its meaning or value list did, `minor` when only
 * thresholds did (numbers and dates in conditions, parameters, points, bounds, constants), `patch`
 * for texts and the like, `none` when nothing did.
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
  const parts = computedParts(definition);
  // With the names of parameters, whose values are thresholds of whatever type.
  const named =
    'rule' in definition
      ? { ...parts, rule: definition.rule }
      : { ...parts, source: definition.source };
  return canonicalJson(blank(named, false));
}

const THRESHOLD_KEYS: readonly string[] = [
  'points',
  'constant',
  'clamp',
  'missing',
  'digits',
  'below',
  'minConfidence',
  'minEvents',
];
const THRESHOLD_TYPES: readonly unknown[] = ['integer', 'decimal', 'date', 'timestamp'];

/** Copies a tree with every threshold replaced by `#`; inside one, numbers and dates are such. */
function blank(value: unknown, threshold: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => blank(item, threshold));
  if (typeof value !== 'object' || value === null) {
    return threshold && typeof value !== 'boolean' ? '#' : value;
  }
  const node = value as Record<string, unknown>;
  const entries = Object.entries(node).filter(([key]) => key !== 'parameter');
  const members = entries.map(([key, member]) => {
    if (key === 'operand' && 'operator' in node) return [key, operand(node, member as Operand)];
    if (key === 'maxAge') return [key, length(member as WindowLength)];
    const isNamed = 'parameter' in node && (key === 'count' || key === 'days');
    if (isNamed) return [key, '#'];
    const isPoints = key === 'otherwise' && typeof member === 'number' && 'bins' in node;
    return [key, blank(member, threshold || isPoints || THRESHOLD_KEYS.includes(key))];
  });
  return Object.fromEntries(members) as unknown;
}

function operand(leaf: Record<string, unknown>, member: Operand): unknown {
  const { parameters, ...plain } = member;
  if (plain.shape === 'length') return { ...plain, length: length(plain.length) };
  const type = leaf.type as ValueType;
  if (THRESHOLD_TYPES.includes(type.kind)) {
    const { shape, ...values } = plain;
    return { shape, ...(blank(values, true) as object) };
  }
  const isNamed = (index: number) => (parameters?.[index] ?? null) !== null;
  if (plain.shape === 'one' && isNamed(0)) return { ...plain, value: '#' };
  if (plain.shape !== 'list') return plain;
  return { ...plain, values: plain.values.map((each, index) => (isNamed(index) ? '#' : each)) };
}

/** The number is a threshold, the unit is not. */
function length({ unit }: WindowLength): unknown {
  return { unit, count: '#' };
}
