import type { WhyNotDto, WhyNotObstacleDto, WhyNotRouteDto } from '../../api/src/index.js';
import { countedText } from './counted-text.js';

/** Why not another value, for people at a terminal. */
export function whyNotLines(why: WhyNotDto): string[] {
  const { routes, below, given, nearest } = why;
  // Of what rests on rows of others, `nearest` says so.
  const none =
    routes.length === 0 && below.length === 0 && !given && nearest.kind !== 'not_applicable';
  return [
    `why not ${why.wantedName.en}:`,
    ...(none ? ['  the rule of this tag does not give this value by itself'] : []),
    ...routes.flatMap((route) => routeLines(route, 1)),
    ...below.flatMap(({ subject, id, tag, wantedName, given: has, counted, routes: own }) => [
      `  ${subject} ${id}: ${tag} ${has ? 'is' : 'is not'} ${wantedName.en}${countedText(counted)}`,
      ...own.flatMap((route) => routeLines(route, 2)),
    ]),
    `  nearest: ${nearest.words.en}`,
    ...(nearest.kind === 'found' ? [`  assumed: ${nearest.assumption.en}`] : []),
  ];
}

function routeLines(route: WhyNotRouteDto, depth: number): string[] {
  const { from, index, steps, points, input, whenMissing } = route;
  const indent = '  '.repeat(depth);
  const name = index === null ? from : `${from} ${index + 1}`;
  return [
    `${indent}by ${name}:`,
    ...steps.flatMap((step) => [
      `${indent}  ${step.index + 1}. ${NEEDED[step.needed]}${step.winsFirst ? `, gives ${JSON.stringify(step.winsWith)} first` : ''}`,
      ...(step.obstacle === null ? [] : obstacleLines(step.obstacle, depth + 2)),
    ]),
    ...(points === null ? [] : [`${indent}  ${pointsLine(points)}`]),
    ...(input === null ? [] : [`${indent}  ${input.code} is shown as it is and must be this`]),
    ...(whenMissing === null ? [] : [`${indent}  ${missingLine(whenMissing)}`]),
  ];
}

const NEEDED = {
  then: 'must hold',
  else: 'must not hold',
  unknown: 'must be undecided',
} as const;

function obstacleLines(obstacle: WhyNotObstacleDto, depth: number): string[] {
  const { kind, parts, words, mustHold, actual } = obstacle;
  const indent = '  '.repeat(depth);
  if (kind !== 'leaf') {
    const head = `${indent}${kind === 'all' ? 'all of' : 'any one of'}`;
    return [head, ...parts.flatMap((part) => obstacleLines(part, depth + 1))];
  }
  const is = actual === null ? 'missing' : JSON.stringify(actual);
  return [`${indent}${mustHold === true ? '' : 'not: '}${words?.en ?? ''} (is ${is})`];
}

function missingLine(inputs: NonNullable<WhyNotRouteDto['whenMissing']>): string {
  const codes = inputs.map(({ code }) => code).join(', ');
  return codes === '' ? 'no single missing input is enough' : `one of these missing: ${codes}`;
}

function pointsLine({ sum, distance, missing }: NonNullable<WhyNotRouteDto['points']>): string {
  return distance === null
    ? `no sum, missing: ${missing.map(({ code }) => code).join(', ')}`
    : `sum ${sum ?? 'none'}, ${Math.abs(distance)} ${distance < 0 ? 'too many' : 'more needed'}`;
}
