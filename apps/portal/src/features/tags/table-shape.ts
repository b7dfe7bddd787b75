/** One cell of a decision table or one bin of a scorecard: a comparison of its input's value. */
export interface CellShape {
  readonly operator: string;
  readonly value: unknown;
}

export interface TableShape {
  /** Codes of the facts and tags that the columns hold. */
  readonly inputs: readonly string[];
  /** A null cell takes any value. */
  readonly rows: readonly {
    readonly cells: readonly (CellShape | null)[];
    readonly value: unknown;
  }[];
  readonly otherwise: unknown;
}

export interface ScoreInput {
  readonly code: string;
  readonly bins: readonly { readonly when: CellShape; readonly points: number }[];
  readonly otherwise: number | null;
  /** Points where the value is missing; null where nothing can be scored without it. */
  readonly missing: number | null;
}

export interface ScoreShape {
  readonly constant: number;
  readonly inputs: readonly ScoreInput[];
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const numberOr = <T>(value: unknown, other: T): number | T =>
  typeof value === 'number' ? value : other;

function codeOf(input: unknown): string | null {
  if (!isObject(input)) return null;
  const code = input.tag ?? input.fact;
  return typeof code === 'string' ? code : null;
}

/** Reads `{ in: [...] }`; undefined where it is no single comparison. */
function cellShape(json: unknown): CellShape | undefined {
  if (!isObject(json)) return undefined;
  const [only, ...more] = Object.entries(json);
  return only && more.length === 0 ? { operator: only[0], value: only[1] } : undefined;
}

function tableCells(row: unknown, width: number): readonly (CellShape | null)[] | null {
  if (!isObject(row) || !Array.isArray(row.when) || row.when.length !== width) return null;
  const cells = row.when.map((cell: unknown) => (cell === 'any' ? null : cellShape(cell)));
  return cells.includes(undefined) ? null : (cells as (CellShape | null)[]);
}

/** Reads a decision table; null for every other kind of tag. */
export function tableShape(definition: unknown): TableShape | null {
  if (!isObject(definition) || !Array.isArray(definition.inputs)) return null;
  if (!Array.isArray(definition.rows)) return null;
  const inputs = definition.inputs.map(codeOf);
  const rows = definition.rows.map((row: unknown) => ({
    cells: tableCells(row, inputs.length),
    value: isObject(row) ? row.value : null,
  }));
  if (inputs.includes(null) || rows.some(({ cells }) => cells === null)) return null;
  return {
    inputs: inputs as string[],
    rows: rows as TableShape['rows'],
    otherwise: definition.else,
  };
}

function scoreInput(json: unknown): ScoreInput | null {
  const code = codeOf(json);
  if (code === null || !isObject(json) || !Array.isArray(json.bins)) return null;
  const bins = json.bins.map((bin: unknown) => {
    const when = isObject(bin) ? cellShape(bin.when) : undefined;
    const points = isObject(bin) ? bin.points : null;
    return when && typeof points === 'number' ? { when, points } : null;
  });
  if (bins.includes(null)) return null;
  const otherwise = numberOr(json.otherwise, null);
  const missing = numberOr(json.missing, null);
  return { code, bins: bins as ScoreInput['bins'], otherwise, missing };
}

/** Reads a scorecard; null for every other kind of tag. */
export function scoreShape(definition: unknown): ScoreShape | null {
  if (!isObject(definition) || definition.kind !== 'scorecard') return null;
  if (!Array.isArray(definition.inputs)) return null;
  const inputs = definition.inputs.map(scoreInput);
  if (inputs.includes(null)) return null;
  return { constant: numberOr(definition.constant, 0), inputs: inputs as ScoreInput[] };
}
