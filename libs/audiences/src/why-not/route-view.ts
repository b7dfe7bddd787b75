import {
  formatScaled,
  type ExplainedLeaf,
  type Obstacle,
  type Reference,
  type Route,
  type RouteStep,
  type TagDefinition,
} from '@tagwright/rules';
import { conditionWords, nameOf, valueWords } from '../definition-words.js';
import type { FrozenDefinitions } from '../frozen-definitions.service.js';
import type {
  WhyNotInput,
  WhyNotObstacle,
  WhyNotPoints,
  WhyNotRoute,
  WhyNotStep,
} from './subject-why-not.js';

/** A way to a wanted value with names and words. */
export function routeView(
  tag: TagDefinition,
  { from, index, value, steps, points, input, whenMissing }: Route,
  frozen: FrozenDefinitions,
): WhyNotRoute {
  return {
    from,
    index,
    value,
    valueName: valueWords(value, tag.type, frozen),
    steps: steps.map((step) => stepView(tag, step, frozen)),
    points: points === undefined ? null : pointsView(tag, points, frozen),
    input: input === undefined ? null : named(input, frozen),
    whenMissing: whenMissing?.map((each) => named(each, frozen)) ?? null,
  };
}

function stepView(tag: TagDefinition, step: RouteStep, frozen: FrozenDefinitions): WhyNotStep {
  const { index, state, needed, when, obstacle, winsWith } = step;
  return {
    index,
    state,
    needed,
    words: conditionWords(when, frozen),
    winsFirst: winsWith !== undefined,
    winsWith: winsWith ?? null,
    winsWithName: valueWords(winsWith ?? null, tag.type, frozen),
    obstacle: obstacle === null ? null : obstacleView(obstacle, frozen),
  };
}

function obstacleView(obstacle: Obstacle, frozen: FrozenDefinitions): WhyNotObstacle {
  if (obstacle.kind !== 'leaf') {
    const parts = obstacle.parts.map((part) => obstacleView(part, frozen));
    return { kind: obstacle.kind, parts, mustHold: null, words: null, leaf: null };
  }
  const { leaf, mustHold } = obstacle;
  const { reference, type, operator, expected, actual } = leaf;
  const name = nameOf(reference.code, frozen);
  return {
    kind: 'leaf',
    parts: [],
    mustHold,
    words: leafWords(leaf, frozen),
    leaf: { reference, name, type, operator, expected, actual },
  };
}

function leafWords(leaf: ExplainedLeaf, frozen: FrozenDefinitions): WhyNotObstacle['words'] {
  const { reference, type, operator, expected: operand } = leaf;
  return conditionWords({ kind: 'leaf', reference, type, operator, operand }, frozen);
}

function pointsView(
  { rule }: TagDefinition,
  { sum, from, below, distance, missing }: NonNullable<Route['points']>,
  frozen: FrozenDefinitions,
): WhyNotPoints {
  const scale = rule.kind === 'scorecard' ? (rule.weightScale ?? 0) : 0;
  const plain = (digits: number | null): number | null =>
    digits === null ? null : Number(formatScaled(digits, scale));
  return {
    sum: plain(sum),
    from: plain(from),
    below: plain(below),
    distance: plain(distance),
    missing: missing.map((each) => named(each, frozen)),
  };
}

function named({ code }: Reference, frozen: FrozenDefinitions): WhyNotInput {
  return { code, name: nameOf(code, frozen) };
}
