import { explainRule } from '@tagwright/audiences';
import {
  definitionOf,
  dependenciesOf,
  explainTag,
  formatValue,
  type CatalogView,
  type DefinitionSet,
  type FactValue,
  type RunTime,
} from '@tagwright/rules';
import type { AffectedColumn } from '../inputs/affected-definitions.js';
import type { TriedColumn, TriedValue } from './trial-result.js';

/** One side of a trial: what is in force there and what the subject's values are. */
export interface TriedSide {
  readonly set: DefinitionSet;
  readonly catalog: CatalogView;
  readonly values: ReadonlyMap<string, FactValue>;
}

/** A column by both sides, with the reasons. */
export function triedColumn(
  { kind, code, before, after }: AffectedColumn,
  sides: { readonly active: TriedSide; readonly draft: TriedSide },
  context: { readonly run: RunTime; readonly isDrafted: boolean },
): TriedColumn {
  const active = before === null ? null : triedValue(code, sides.active, context.run);
  const draft = after === null ? null : triedValue(code, sides.draft, context.run);
  const definition = definitionOf(sides.draft.set, code) ?? definitionOf(sides.active.set, code);
  return {
    kind,
    code,
    name: definition?.name ?? { zh: code, en: code },
    isDrafted: context.isDrafted,
    active,
    draft,
    isChanged: JSON.stringify(active?.value ?? null) !== JSON.stringify(draft?.value ?? null),
  };
}

function triedValue(
  code: string,
  { set, catalog, values }: TriedSide,
  run: RunTime,
): TriedValue | null {
  const definition = definitionOf(set, code);
  if (definition === undefined) return null;
  const value = values.get(code) ?? null;
  const { type } = definition;
  const inputs = dependenciesOf(definition).flatMap((input) => {
    const found = definitionOf(set, input);
    if (found?.subject !== definition.subject) return [];
    const own = values.get(input) ?? null;
    const kind = 'source' in found ? ('fact' as const) : ('tag' as const);
    const valueName = own === null ? null : formatValue(own, found.type, catalog);
    return [{ kind, code: input, name: found.name, type: found.type, value: own, valueName }];
  });
  return {
    type,
    value,
    valueName: value === null ? null : formatValue(value, type, catalog),
    why:
      'rule' in definition
        ? explainRule(definition, explainTag(definition, values, run), {
            ...{ set, catalog, versions: new Map() },
          })
        : null,
    inputs,
  };
}
