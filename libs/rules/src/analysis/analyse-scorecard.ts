import type {
  ScoreBands,
  ScorecardInput,
  ScorecardRule,
  TagDefinition,
} from '../ast/tag-definition.js';
import type { Outcome } from '../ast/value.js';
import { sumStretch } from '../logic/sum-stretch.js';
import { analyseValues } from './analyse-values.js';
import type { AnalysisScope } from './analysis-scope.js';
import { valueText } from './example-text.js';
import { finding, type Finding } from './finding.js';
import { incomplete } from './incomplete.js';
import type { Prover } from './prover.js';

/** Bins that no value falls into or that cut across one another, and bands that no points reach. */
export function analyseScorecard(
  tag: TagDefinition,
  rule: ScorecardRule,
  scope: AnalysisScope,
): Finding[] {
  const provers = rule.inputs.map(({ bins }) => scope.prover(bins.map(({ when }) => when)));
  const found = rule.inputs.flatMap((input, line) => {
    const prover = provers[line];
    return input.bins.flatMap((_, bin) => {
      if (prover === undefined) return [];
      const path = `inputs[${line}].bins[${bin}]`;
      return [
        ...unreachable(tag, input, bin, path, prover),
        ...overlapping(tag, input, bin, path, prover),
      ];
    });
  });
  const values =
    rule.bands === undefined ? [] : analyseValues(tag, outcomes(rule, rule.bands), scope);
  return [...found, ...incomplete(tag, ...provers), ...values];
}

/** What the bands can give, by the sums that the lines can add up to. */
function outcomes(rule: ScorecardRule, { bands, last, unknown }: ScoreBands): Outcome[] {
  const ends = [...bands, { below: null, value: last }];
  const reached = ends.filter(({ below }, index) => {
    const from = bands[index - 1]?.below ?? null;
    return sumStretch(rule, { from, below }) !== null;
  });
  const isEverMissing = rule.inputs.some(({ missing }) => missing === undefined);
  return [...reached.map(({ value }) => value), ...(isEverMissing ? [unknown] : [])];
}

function unreachable(
  { position }: TagDefinition,
  { code }: ScorecardInput,
  bin: number,
  path: string,
  prover: Prover,
): Finding[] {
  if (prover.holds(bin).kind === 'none') {
    const message = `No value of "${code}" falls into bin ${bin + 1}: it contradicts itself.`;
    return [finding('unreachable_bin', position, path, message)];
  }
  if (prover.holdsWithout(bin, before(bin)).kind !== 'none') return [];
  const message = `No value of "${code}" is left for bin ${bin + 1}: earlier bins take them all.`;
  return [finding('unreachable_bin', position, path, message)];
}

/** Nested bins, as of falling thresholds, are how scorecards are written; crossing ones are not. */
function overlapping(
  { position }: TagDefinition,
  { code, type, bins }: ScorecardInput,
  bin: number,
  path: string,
  prover: Prover,
): Finding[] {
  const crossing = before(bin).flatMap((other) => {
    if (bins[other]?.points === bins[bin]?.points) return [];
    const both = prover.holdBoth(other, bin);
    const isNested = [prover.holdsWithout(bin, [other]), prover.holdsWithout(other, [bin])].some(
      ({ kind }) => kind === 'none',
    );
    if (both.kind !== 'found' || both.example === undefined || isNested) return [];
    return [{ other, value: both.example.get(code) ?? null }];
  });
  const [first] = crossing;
  if (first === undefined) return [];
  const message = `The bins ${first.other + 1} and ${bin + 1} both hold for ${valueText(first.value, type)}; bin ${first.other + 1} counts.`;
  return [finding('overlapping_bins', position, path, message)];
}

function before(index: number): number[] {
  return Array.from({ length: index }, (_, each) => each);
}
