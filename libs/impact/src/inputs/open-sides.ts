import { resultKeys, type PlanInput, type ResultKeys } from '@tagwright/compiler';
import type { CatalogView, DefinitionSet } from '@tagwright/rules';
import type { CheckedDrafts } from '../drafts/check-drafts.service.js';
import { sealedTags, type Side } from '../compare/side.js';
import { affectedColumns, type AffectedColumn } from './affected-definitions.js';
import { planInput, type SnapshotInputs } from './snapshot-inputs.service.js';

/** A side before its facts are there. */
export type OpenedSide = Omit<Side, 'facts'>;

/** Definitions, and the catalog that they refer to. */
export interface Ruling {
  readonly set: DefinitionSet;
  readonly catalog: CatalogView;
}

/** The active definitions and the drafted ones, over the inputs of one snapshot. */
export interface OpenedSides {
  readonly inputs: SnapshotInputs;
  /** The keys of what the snapshot holds. */
  readonly sealed: ResultKeys;
  readonly before: OpenedSide;
  readonly after: OpenedSide;
  readonly columns: readonly AffectedColumn[];
}

/** Finds out by keys alone which facts and tags two sets of definitions compute otherwise. */
export function openSides(
  inputs: SnapshotInputs,
  sealed: ResultKeys,
  ruling: { readonly before: Ruling; readonly after: Ruling },
): OpenedSides {
  const side = ({ set, catalog }: Ruling): OpenedSide => {
    const input = planInput(inputs, set, catalog);
    const keys = keysOf(input, inputs.snapshot.id);
    return { set, input, keys, sealed: sealedTags(keys, sealed) };
  };
  const [before, after] = [side(ruling.before), side(ruling.after)];
  return { inputs, sealed, before, after, columns: affectedColumns(before, after) };
}

/** What rules on either side of checked drafts. */
export function rulingOf({ active, set, catalogs }: CheckedDrafts): {
  readonly before: Ruling;
  readonly after: Ruling;
} {
  return {
    before: { set: active.set, catalog: catalogs.before },
    after: { set, catalog: catalogs.after },
  };
}

/** The active set is the same object until another one is active. */
const known = new WeakMap<DefinitionSet, { readonly of: string; readonly keys: ResultKeys }>();

function keysOf(input: PlanInput, snapshotId: number): ResultKeys {
  const { set, asOf } = input;
  const of = `${snapshotId} ${asOf}`;
  const found = known.get(set);
  if (found?.of === of) return found.keys;
  const keys = resultKeys(input);
  known.set(set, { of, keys });
  return keys;
}
