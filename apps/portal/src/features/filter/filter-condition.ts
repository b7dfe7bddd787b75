import type { FilterBody, FilterCondition, TagSummary, ValueKind } from '../../api/types.js';
import {
  type DraftGroup,
  type DraftLeaf,
  type DraftNode,
  type FilterDraft,
  isGroup,
} from './filter-draft.js';
import { arityOf } from '../../elements/comparison-operators.js';

type Tags = ReadonlyMap<string, Pick<TagSummary, 'type'>>;

/** A literal as the API takes it, or undefined while it cannot be read as the type. */
function literal(type: ValueKind, text: string): string | number | boolean | undefined {
  const plain = text.trim();
  switch (type) {
    case 'integer':
      return /^-?\d{1,15}$/.test(plain) ? Number(plain) : undefined;
    case 'decimal':
      return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? plain : undefined;
    case 'boolean':
      return plain === 'true' ? true : plain === 'false' ? false : undefined;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(plain) ? plain : undefined;
    case 'code':
    case 'codes':
    case 'timestamp':
    case 'text':
    case 'id':
      return plain === '' ? undefined : plain;
  }
}

function leafCondition(leaf: DraftLeaf, tags: Tags): FilterCondition | null {
  if (!leaf.tag) return null;
  const { tag, operator } = leaf;
  const arity = arityOf(operator);
  if (arity === 'none') return { tag, operator };
  const type = tags.get(tag)?.type.kind ?? 'text';
  const values = leaf.values.map((value) => literal(type, value));
  const [first] = values;
  if (first === undefined || values.includes(undefined)) return null;
  const operands = values as (string | number)[];
  if (arity === 'two') return values.length === 2 ? { tag, operator, value: operands } : null;
  return { tag, operator, value: arity === 'many' ? operands : first };
}

function groupCondition(group: DraftGroup, tags: Tags): FilterCondition | null {
  const children = group.children
    .map((child: DraftNode) =>
      isGroup(child) ? groupCondition(child, tags) : leafCondition(child, tags),
    )
    .filter((child) => child !== null);
  if (children.length === 0) return null;
  return group.mode === 'all' ? { all: children } : { any: children };
}

/** What can be counted of a draft: incomplete comparisons and empty groups are left out. */
export function filterBody(draft: FilterDraft, tags: Tags): FilterBody | null {
  const where = groupCondition(draft.where, tags);
  return where && { subject: draft.subject, where };
}

/** Whether a comparison can be counted as it stands. */
export function isComplete(leaf: DraftLeaf, tags: Tags): boolean {
  return leafCondition(leaf, tags) !== null;
}
