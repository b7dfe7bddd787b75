import { DomainError, type Diagnostic } from '@tagwright/kernel';
import type { SnapshotTable } from '@tagwright/materialization';
import {
  parseCondition,
  type CatalogView,
  type Condition,
  type DefinitionSet,
} from '@tagwright/rules';

export interface FilterContext {
  /** The definitions that the snapshot was made with. */
  readonly set: DefinitionSet;
  readonly catalog: CatalogView;
  readonly table: Pick<SnapshotTable, 'subject' | 'columns'>;
}

/**
 * Checks a filter: known tags of this table, operators that suit their types, values of their code
 * lists.
 * @throws DomainError `filter_invalid` with every finding and its path, e.g. `where.all[0].value`
 */
export function readFilter(where: unknown, context: FilterContext): Condition {
  const { condition, diagnostics } = parseCondition(JSON.stringify(where ?? null), {
    set: onlyTagsOf(context),
    subject: context.table.subject,
    catalog: context.catalog,
    kinds: ['tag'],
  });
  if (condition !== undefined) return condition;
  const [first] = diagnostics;
  throw new DomainError('filter_invalid', first?.message ?? 'The condition cannot be read.', {
    details: { diagnostics: diagnostics.map(placed) },
  });
}

/** Tags that the sealed table holds: what was defined later cannot be asked for. */
function onlyTagsOf({ set, table }: FilterContext): DefinitionSet {
  const tags = table.columns.flatMap(({ code }) => {
    const tag = set.tags.get(code);
    return tag === undefined ? [] : [[code, tag] as const];
  });
  return { facts: new Map(), tags: new Map(tags) };
}

/** Lines of a request mean nothing to its sender; paths do. */
function placed({ code, severity, message, path, hint }: Diagnostic): Diagnostic {
  const place =
    path === undefined ? 'where' : path.startsWith('[') ? `where${path}` : `where.${path}`;
  return { code, severity, message, path: place, ...(hint === undefined ? {} : { hint }) };
}
