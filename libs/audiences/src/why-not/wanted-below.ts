import {
  isEvaluable,
  type DefinitionSet,
  type Obstacle,
  type RollupPick,
  type Route,
  type TagDefinition,
  type Wanted,
} from '@tagwright/rules';

/** A tag that another one looks at, with the value that it would have to have. */
export interface AskedBelow {
  readonly tag: TagDefinition;
  readonly wanted: Wanted;
}

/** The tags of the same subject that stand in the way by not having one certain value. */
export function askedTags(routes: readonly Route[], { tags }: DefinitionSet): AskedBelow[] {
  const leaves = routes
    .flatMap(({ steps }) => steps)
    .flatMap(({ obstacle }) => (obstacle === null ? [] : obstacleLeaves(obstacle)));
  const asked = new Map<string, AskedBelow>();
  for (const { leaf, mustHold } of leaves) {
    const tag = leaf.reference.kind === 'tag' ? tags.get(leaf.reference.code) : undefined;
    const { operator, expected } = leaf;
    if (tag === undefined || !mustHold || !isEvaluable(tag.rule)) continue;
    if (operator === 'equal' && expected.shape === 'one') {
      asked.set(`${tag.code}=${expected.value}`, {
        tag,
        wanted: { kind: 'value', value: expected.value },
      });
    }
    if (operator === 'contains' && expected.shape === 'one') {
      const code = String(expected.value);
      asked.set(`${tag.code}=${code}`, { tag, wanted: { kind: 'code', code } });
    }
  }
  return [...asked.values()];
}

type LeafObstacle = Extract<Obstacle, { kind: 'leaf' }>;

function obstacleLeaves(obstacle: Obstacle): LeafObstacle[] {
  return obstacle.kind === 'leaf' ? [obstacle] : obstacle.parts.flatMap(obstacleLeaves);
}

/** Whether a rolled-up value is one of its members' own, so that a member may be asked for it. */
export function picksOneValue({ kind }: RollupPick): boolean {
  return !['sum', 'avg', 'count'].includes(kind);
}
