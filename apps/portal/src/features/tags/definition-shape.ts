/** The parts of a definition document that the portal can draw; anything else is shown as a document. */
export interface ConditionShape {
  readonly kind: 'all' | 'any' | 'not' | 'leaf';
  readonly children: readonly ConditionShape[];
  readonly code: string;
  readonly operator: string;
  readonly value: unknown;
}

export interface CaseShape {
  readonly when: ConditionShape;
  readonly value: unknown;
}

export interface RuleShape {
  readonly cases: readonly CaseShape[];
  readonly otherwise: unknown;
  readonly unknown: unknown;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function group(kind: 'all' | 'any', items: unknown): ConditionShape | null {
  if (!Array.isArray(items)) return null;
  const children = items.map(conditionShape);
  if (children.includes(null)) return null;
  return { kind, children: children as ConditionShape[], code: '', operator: '', value: null };
}

/** Reads a condition; null where it is none that can be drawn. */
function conditionShape(json: unknown): ConditionShape | null {
  if (!isObject(json)) return null;
  if ('all' in json) return group('all', json.all);
  if ('any' in json) return group('any', json.any);
  if ('not' in json) {
    const child = conditionShape(json.not);
    return child && { kind: 'not', children: [child], code: '', operator: '', value: null };
  }
  const code = json.tag ?? json.fact ?? json.code;
  if (typeof code !== 'string' || typeof json.operator !== 'string') return null;
  return { kind: 'leaf', children: [], code, operator: json.operator, value: json.value };
}

/** Reads a tag written as cases; null for every other kind of tag. */
export function ruleShape(definition: unknown): RuleShape | null {
  if (!isObject(definition) || !Array.isArray(definition.cases)) return null;
  const cases: CaseShape[] = [];
  for (const one of definition.cases as unknown[]) {
    const when = isObject(one) ? conditionShape(one.when) : null;
    if (!when || !isObject(one)) return null;
    cases.push({ when, value: one.value ?? one.then });
  }
  return { cases, otherwise: definition.else, unknown: definition.unknown };
}
