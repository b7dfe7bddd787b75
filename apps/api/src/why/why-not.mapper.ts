import type { SubjectWhyNot, WhyNotObstacle, WhyNotRoute } from '@tagwright/audiences';
import type { ValueType } from '@tagwright/rules';
import { jsonValue } from '../shared/json-value.js';
import type { WhyNotDto, WhyNotObstacleDto, WhyNotRouteDto } from './why-not.dto.js';

export function whyNotDto(why: SubjectWhyNot): WhyNotDto {
  const { type, value, routes, below, nearest, ...rest } = why;
  return {
    ...rest,
    value: jsonValue(value, type),
    routes: routes.map((route) => routeDto(route, type)),
    below: below.map(({ type: belowType, ...each }) => ({
      ...each,
      value: jsonValue(each.value, belowType),
      routes: each.routes.map((route) => routeDto(route, belowType)),
    })),
    nearest: {
      ...nearest,
      changes: nearest.changes.map(({ type: changed, from, to, ...change }) => ({
        ...change,
        from: jsonValue(from, changed),
        to: jsonValue(to, changed),
      })),
    },
  };
}

function routeDto(route: WhyNotRoute, type: ValueType): WhyNotRouteDto {
  const { points, whenMissing } = route;
  return {
    ...route,
    value: jsonValue(route.value, type),
    steps: route.steps.map((step) => ({
      ...step,
      winsWith: jsonValue(step.winsWith, type),
      obstacle: step.obstacle === null ? null : obstacleDto(step.obstacle),
    })),
    points: points === null ? null : { ...points, missing: [...points.missing] },
    whenMissing: whenMissing === null ? null : [...whenMissing],
  };
}

function obstacleDto({ kind, parts, mustHold, words, leaf }: WhyNotObstacle): WhyNotObstacleDto {
  const common = { kind, parts: parts.map(obstacleDto), mustHold, words };
  if (leaf === null) return common;
  const { reference, type, actual, masked } = leaf;
  return {
    ...common,
    ...(reference.kind === 'tag' ? { tag: reference.code } : { fact: reference.code }),
    actual: jsonValue(actual, type),
    ...(masked && { masked }),
  };
}
