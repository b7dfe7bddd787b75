import { maskLeaf } from './mask-explanation.js';
import type { MaskedFacts } from './masked-facts.js';
import type { SubjectWhyNot, WhyNotObstacle, WhyNotRoute } from './why-not/subject-why-not.js';

/** The routes to another value without the personal values that stand in the way. */
export function maskWhyNot(why: SubjectWhyNot, masked: MaskedFacts): SubjectWhyNot {
  return {
    ...why,
    routes: why.routes.map((route) => maskRoute(route, masked)),
    below: why.below.map((each) => ({
      ...each,
      routes: each.routes.map((route) => maskRoute(route, masked)),
    })),
  };
}

function maskRoute(route: WhyNotRoute, masked: MaskedFacts): WhyNotRoute {
  return {
    ...route,
    steps: route.steps.map((step) => ({
      ...step,
      obstacle: step.obstacle === null ? null : maskObstacle(step.obstacle, masked),
    })),
  };
}

function maskObstacle(obstacle: WhyNotObstacle, masked: MaskedFacts): WhyNotObstacle {
  const { parts, leaf } = obstacle;
  return {
    ...obstacle,
    parts: parts.map((part) => maskObstacle(part, masked)),
    leaf: leaf === null ? null : maskLeaf(leaf, masked),
  };
}
