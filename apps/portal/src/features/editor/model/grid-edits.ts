import type { ValueKind } from '../../../api/types.js';
import { readCell } from './cell-format.js';
import { isObject, literalOf } from './comparison.js';
import type { EditOperation } from './edit-operation.js';

/** A decision table as it is written, as far as a grid can show it. */
export interface Grid {
  readonly inputs: readonly string[];
  readonly rows: readonly { readonly cells: readonly unknown[]; readonly value: unknown }[];
}

/** The table of a definition; what is written otherwise is shown as empty. */
export function gridOf(definition: Readonly<Record<string, unknown>>): Grid {
  const inputs = asList(definition.inputs).map((input) => {
    const code = isObject(input) ? (input.tag ?? input.fact) : '';
    return typeof code === 'string' ? code : '';
  });
  const rows = asList(definition.rows).map((row) => {
    const written = isObject(row) ? row : {};
    return { cells: asList(written.when), value: written.value };
  });
  return { inputs, rows };
}

const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : [];

/** The edits that put copied cells into a table from a cell on; rows that are not there are added. */
export function pasted(
  grid: Grid,
  cells: readonly (readonly string[])[],
  from: { readonly row: number; readonly column: number },
  kinds: readonly ValueKind[],
  result: ValueKind,
): EditOperation[] {
  const width = grid.inputs.length;
  return cells.flatMap((line, down): EditOperation[] => {
    const row = from.row + down;
    const isNew = row >= grid.rows.length;
    const when: unknown[] = Array.from(
      { length: width },
      (_, at) => grid.rows[row]?.cells[at] ?? 'any',
    );
    let value = grid.rows[row]?.value ?? 'missing';
    line.forEach((text, across) => {
      const column = from.column + across;
      if (column < width) when[column] = readCell(text, kinds[column] ?? 'text');
      else if (column === width) value = literalOf(result, text);
    });
    const path = ['rows', row];
    return [
      isNew
        ? { op: 'insert', path, value: { when, value } }
        : { op: 'set', path, value: { when, value } },
    ];
  });
}

/** Another column at the end; no row asks for it yet. */
export function withInput(grid: Grid, input: Readonly<Record<string, string>>): EditOperation[] {
  const column = grid.inputs.length;
  return [
    { op: 'insert', path: ['inputs', column], value: input },
    ...grid.rows.map((_, row): EditOperation => ({
      op: 'insert',
      path: ['rows', row, 'when', column],
      value: 'any',
    })),
  ];
}

export function withoutInput(grid: Grid, column: number): EditOperation[] {
  return [
    { op: 'remove', path: ['inputs', column] },
    ...grid.rows.map((_, row): EditOperation => ({
      op: 'remove',
      path: ['rows', row, 'when', column],
    })),
  ];
}
