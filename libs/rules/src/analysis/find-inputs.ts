import type { FactValue } from '../ast/value.js';
import type { ConditionModel, LeafNode, ModelNode } from './condition-model.js';
import { allOfMasks, isDecided, negatedMask, type StateMask } from './state-mask.js';

/** A condition and the truth values that it shall have. */
export interface Goal {
  readonly node: ModelNode;
  readonly states: StateMask;
}

/** Work that may still be spent, counted in looks at a leaf. */
export interface Budget {
  remaining: number;
}

export type Found =
  /** No input whatsoever reaches the goals. */
  | { readonly kind: 'none' }
  /** The budget ended before an answer. */
  | { readonly kind: 'undecided' }
  /**
   * These inputs do (what is not given is missing). Without `example` only answers of opaque
   * operators would: whether there are such values is not known.
   */
  | { readonly kind: 'found'; readonly example?: ReadonlyMap<string, FactValue> };

const OPEN = -1;

/** Inputs for which every goal holds, by depth-first search over the regions of the inputs. */
export function findInputs(model: ConditionModel, goals: readonly Goal[], budget: Budget): Found {
  const chosen = model.choices.map(() => OPEN);
  const outcome = search(model, goals, chosen, budget);
  if (outcome !== 'found') return { kind: outcome };
  const example = exampleOf(model, chosen);
  return example === undefined ? { kind: 'found' } : { kind: 'found', example };
}

function search(
  model: ConditionModel,
  goals: readonly Goal[],
  chosen: number[],
  budget: Budget,
): Found['kind'] {
  let open: ModelNode | undefined;
  for (const { node, states } of goals) {
    const mask = maskIn(node, chosen, budget);
    if ((mask & states) === 0) return 'none';
    if ((mask & ~states) !== 0) open ??= node;
  }
  if (open === undefined) return 'found';
  if (budget.remaining <= 0) return 'undecided';
  const variable = openVariable(open, chosen, budget);
  for (let choice = 0; choice < (model.choices[variable] ?? 0); choice += 1) {
    chosen[variable] = choice;
    const outcome = search(model, goals, chosen, budget);
    if (outcome !== 'none') return outcome;
  }
  chosen[variable] = OPEN;
  return 'none';
}

/** The truth values that a condition may still have. */
function maskIn(node: ModelNode, chosen: readonly number[], budget: Budget): StateMask {
  switch (node.kind) {
    case 'leaf':
      budget.remaining -= 1;
      return leafMask(node, chosen);
    case 'not':
      return negatedMask(maskIn(node.part, chosen, budget));
    case 'all':
      return allOfMasks(masksOf(node.parts, chosen, budget));
    case 'any':
      return negatedMask(allOfMasks(negatedMasksOf(node.parts, chosen, budget)));
  }
}

function* masksOf(
  parts: readonly ModelNode[],
  chosen: readonly number[],
  budget: Budget,
): Generator<StateMask> {
  for (const part of parts) yield maskIn(part, chosen, budget);
}

function* negatedMasksOf(
  parts: readonly ModelNode[],
  chosen: readonly number[],
  budget: Budget,
): Generator<StateMask> {
  for (const part of parts) yield negatedMask(maskIn(part, chosen, budget));
}

function leafMask({ input, masks, anyMask, atom }: LeafNode, chosen: readonly number[]): StateMask {
  const region = chosen[input] ?? OPEN;
  if (region === OPEN) return anyMask;
  const mask = masks[region] ?? 0;
  const answer = atom === undefined ? OPEN : (chosen[atom.variable] ?? OPEN);
  if (atom === undefined || answer === OPEN || isDecided(mask)) return mask;
  return atom.masks[answer === 0 ? 0 : 1];
}

/** A variable that the condition's truth value still hangs on. */
function openVariable(node: ModelNode, chosen: readonly number[], budget: Budget): number {
  switch (node.kind) {
    case 'leaf':
      if ((chosen[node.input] ?? OPEN) === OPEN) return node.input;
      return node.atom?.variable ?? node.input;
    case 'not':
      return openVariable(node.part, chosen, budget);
    case 'all':
    case 'any': {
      const part = node.parts.find((each) => !isDecided(maskIn(each, chosen, budget)));
      return openVariable(part ?? node.parts[0] ?? node, chosen, budget);
    }
  }
}

function exampleOf(
  { inputs, choices }: ConditionModel,
  chosen: readonly number[],
): ReadonlyMap<string, FactValue> | undefined {
  const isGuess = choices.some((_, index) => index >= inputs.length && chosen[index] !== OPEN);
  if (isGuess) return undefined;
  const example = new Map<string, FactValue>();
  for (const [index, { code, regions }] of inputs.entries()) {
    const choice = chosen[index] ?? OPEN;
    const value = choice === OPEN ? null : regions[choice]?.value;
    if (value === undefined) return undefined;
    if (value !== null) example.set(code, value);
  }
  return example;
}
