type DiffKind = 'added' | 'removed' | 'changed';

/** One place in which two documents differ. */
export interface DiffStep {
  readonly kind: DiffKind;
  /** Keys and positions from the top; positions are those of the side that has the place. */
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two documents say the same, in whatever order their keys were written. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return Object.is(one, other);
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}

/**
 * What differs between two documents, place by place in the order of the newer one. Members of a list
 * that stayed the same are recognised wherever they stand now, so that one inserted at the top is one
 * difference, not a difference in all of them.
 */
export function structuralDiff(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): DiffStep[] {
  if (isSame(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return listDiff(before, after, path);
  if (isObject(before) && isObject(after)) return objectDiff(before, after, path);
  return [{ kind: 'changed', path, before, after }];
}

function objectDiff(before: Json, after: Json, path: readonly string[]): DiffStep[] {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  return [...Object.keys(after), ...gone].flatMap((key) => {
    const at = [...path, key];
    if (!Object.hasOwn(before, key)) return [added(at, after[key])];
    if (!Object.hasOwn(after, key)) return [removed(at, before[key])];
    return structuralDiff(before[key], after[key], at);
  });
}

const added = (path: readonly string[], after: unknown): DiffStep => ({
  kind: 'added',
  path,
  before: undefined,
  after,
});

const removed = (path: readonly string[], before: unknown): DiffStep => ({
  kind: 'removed',
  path,
  before,
  after: undefined,
});

function listDiff(
  before: readonly unknown[],
  after: readonly unknown[],
  path: readonly string[],
): DiffStep[] {
  const steps: DiffStep[] = [];
  let [from, to] = [0, 0];
  for (const [keptFrom, keptTo] of [...kept(before, after), [before.length, after.length]]) {
    steps.push(...gapDiff({ before, after, path }, [from, keptFrom], [to, keptTo]));
    from = keptFrom + 1;
    to = keptTo + 1;
  }
  return steps;
}

interface Lists {
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
  readonly path: readonly string[];
}

/** Between two members that stayed: what stands in the same place changed, the rest came or went. */
function gapDiff(
  { before, after, path }: Lists,
  [from, fromEnd]: readonly [number, number],
  [to, toEnd]: readonly [number, number],
): DiffStep[] {
  const paired = Math.min(fromEnd - from, toEnd - to);
  const steps: DiffStep[] = [];
  for (let index = 0; index < paired; index += 1) {
    const at = [...path, String(to + index)];
    steps.push(...structuralDiff(before[from + index], after[to + index], at));
  }
  for (let index = from + paired; index < fromEnd; index += 1) {
    steps.push(removed([...path, String(index)], before[index]));
  }
  for (let index = to + paired; index < toEnd; index += 1) {
    steps.push(added([...path, String(index)], after[index]));
  }
  return steps;
}

/** Longest common subsequence: pairs of positions of members that are the same on both sides. */
export function kept<T>(
  before: readonly T[],
  after: readonly T[],
  same: (one: T, other: T) => boolean = isSame,
): (readonly [number, number])[] {
  const width = after.length + 1;
  const best = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number): number => best[row * width + column] ?? 0;
  const alike = (row: number, column: number): boolean =>
    same(before[row] as T, after[column] as T);
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      best[row * width + column] = alike(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    if (alike(row, column)) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}
