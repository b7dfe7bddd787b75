import { canonicalJson } from '@tagwright/kernel';
import type { Condition, LeafCondition } from '../ast/condition.js';
import type { ValueType, CatalogView } from '../catalog-view.js';
import { conditionLeaves } from '../graph/condition-leaves.js';
import { OPERATORS } from '../operators/operators.js';
import { inputVariable, type InputVariable } from './input-variable.js';
import { FALSE, TRUE, UNKNOWN, type StateMask } from './state-mask.js';
import type { ValueDomain } from './value-domain.js';

/** A leaf over a divided input, by the places of the variables that decide it. */
export interface LeafNode {
  readonly kind: 'leaf';
  readonly input: number;
  /** The truth values that are left in each region of the input. */
  readonly masks: readonly StateMask[];
  /** All of them together. */
  readonly anyMask: StateMask;
  /** Of an opaque leaf: the yes-or-no variable that answers it while the input is known. */
  readonly atom?: { readonly variable: number; readonly masks: readonly [StateMask, StateMask] };
}

export type ModelNode =
  | LeafNode
  | { readonly kind: 'not'; readonly part: ModelNode }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly ModelNode[] };

/** Conditions over inputs that are divided into finitely many regions. */
export interface ConditionModel {
  readonly inputs: readonly InputVariable[];
  /** How many choices each variable has: the inputs' regions, then two for each opaque question. */
  readonly choices: readonly number[];
  /** One per condition, in their order. */
  readonly nodes: readonly ModelNode[];
}

/** Divides every input of the conditions and compiles them for the search. */
export function modelOf(
  conditions: readonly Condition[],
  domainOf: (code: string, type: ValueType) => ValueDomain,
  catalog: CatalogView,
): ConditionModel {
  const leaves = new Map<string, LeafCondition[]>();
  for (const leaf of conditions.flatMap(conditionLeaves)) {
    const { code } = leaf.reference;
    const own = leaves.get(code);
    if (own === undefined) leaves.set(code, [leaf]);
    else own.push(leaf);
  }
  const inputs = [...leaves].map(([code, own]) =>
    inputVariable(code, own, domainOf(code, own[0]?.type ?? { kind: 'text' }), catalog),
  );
  const places = new Map(inputs.map(({ code }, index) => [code, index]));
  const atoms = new Map<string, number>();
  const leafNode = (leaf: LeafCondition): LeafNode => {
    const input = places.get(leaf.reference.code) ?? 0;
    const masks = inputs[input]?.states.get(leaf);
    if (masks !== undefined) return { kind: 'leaf', input, masks, anyMask: unionOf(masks) };
    return opaqueNode(leaf, input, inputs[input]?.regions ?? [], inputs.length, atoms);
  };
  const nodes = conditions.map((condition) => nodeOf(condition, leafNode));
  const choices = [...inputs.map(({ regions }) => regions.length), ...[...atoms].map(() => 2)];
  return { inputs, choices, nodes };
}

function nodeOf(condition: Condition, leafNode: (leaf: LeafCondition) => LeafNode): ModelNode {
  switch (condition.kind) {
    case 'leaf':
      return leafNode(condition);
    case 'not':
      return { kind: 'not', part: nodeOf(condition.condition, leafNode) };
    case 'all':
    case 'any':
      return {
        kind: condition.kind,
        parts: condition.conditions.map((inner) => nodeOf(inner, leafNode)),
      };
  }
}

/** An operator and its complement over the same operand are one question with opposite answers. */
function opaqueNode(
  { operator, operand, reference }: LeafCondition,
  input: number,
  regions: InputVariable['regions'],
  offset: number,
  atoms: Map<string, number>,
): LeafNode {
  const { complement, onMissing } = OPERATORS[operator];
  const isFirst = operator <= complement;
  const key = canonicalJson([reference.code, isFirst ? operator : complement, operand]);
  const variable = atoms.get(key) ?? offset + atoms.size;
  atoms.set(key, variable);
  const ofMissing = onMissing === undefined ? UNKNOWN : onMissing ? TRUE : FALSE;
  const masks = regions.map(({ value }) => (value === null ? ofMissing : TRUE | FALSE));
  return {
    kind: 'leaf',
    input,
    masks,
    anyMask: unionOf(masks),
    atom: { variable, masks: isFirst ? [TRUE, FALSE] : [FALSE, TRUE] },
  };
}

function unionOf(masks: readonly StateMask[]): StateMask {
  return masks.reduce((all, mask) => all | mask, 0);
}
