type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A length of time in a definition, such as `{ months: 12 }`. */
export interface Length {
  readonly unit: 'days' | 'weeks' | 'months' | 'years';
  readonly count: number;
}

export interface Parameter {
  readonly code: string;
  readonly value: unknown;
}

const UNITS = ['days', 'weeks', 'months', 'years'] as const;

/** The stretch before the run's moment that a fact looks at; null where it is no plain length. */
export function lastWindow(definition: unknown): Length | null {
  const window = find(definition, 'window');
  const last = isObject(window) ? window.last : undefined;
  if (!isObject(last)) return null;
  for (const unit of UNITS) {
    const count = last[unit];
    if (typeof count === 'number') return { unit, count };
  }
  return null;
}

/** Parameters of a definition with what they are when nobody says otherwise. */
export function parametersOf(definition: unknown): readonly Parameter[] {
  const declared = isObject(definition) ? definition.parameters : undefined;
  if (!isObject(declared)) return [];
  return Object.entries(declared).map(([code, parameter]) => ({
    code,
    value: isObject(parameter) ? parameter.default : parameter,
  }));
}

/** What a fact is: the key of a definition that says how it comes about. */
export function sourceKind(definition: unknown): string {
  const kinds = ['measure', 'attribute', 'derived', 'inherit', 'rollup', 'sequence', 'compare'];
  return isObject(definition) ? (kinds.find((kind) => kind in definition) ?? '') : '';
}

function find(value: unknown, key: string): unknown {
  if (!isObject(value)) return undefined;
  if (key in value) return value[key];
  for (const member of Object.values(value)) {
    const found = find(member, key);
    if (found !== undefined) return found;
  }
  return undefined;
}
