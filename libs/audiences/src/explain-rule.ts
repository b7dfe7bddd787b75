import { assertNever } from '@tagwright/kernel';
import {
  formatScaled,
  type Branch,
  type CasesExplanation,
  type CasesRule,
  type Condition,
  type ExplainedCondition,
  type Explanation,
  type ScorecardExplanation,
  type ScorecardRule,
  type TagDefinition,
  type TreeExplanation,
  type TreeNode,
  type TreeRule,
} from '@tagwright/rules';
import { conditionWords, nameOf, valueWords } from './definition-words.js';
import type { FrozenDefinitions } from './frozen-definitions.service.js';
import type {
  SubjectExplanation,
  WhyCase,
  WhyCondition,
  WhyPoints,
  WhyScore,
  WhyStep,
} from './subject-explanation.js';

/** What a rule made of its inputs, in words. */
export type ExplainedRule = Pick<
  SubjectExplanation,
  'outcome' | 'cases' | 'steps' | 'points' | 'score'
>;

const NOTHING = { cases: [], steps: [], points: [], score: null } as const;

/** The explanation of a tag's rule with names and words. */
export function explainRule(
  tag: TagDefinition,
  explanation: Explanation,
  frozen: FrozenDefinitions,
): ExplainedRule {
  const { rule } = tag;
  switch (rule.kind) {
    case 'rollup':
    case 'value':
    case 'imported':
      return { ...NOTHING, outcome: rule.kind };
    case 'scorecard': {
      const explained = explanation as ScorecardExplanation;
      const points = pointsOf(rule, explained, frozen);
      return { ...NOTHING, outcome: 'score', points, score: scoreOf(rule, explained) };
    }
    case 'tree': {
      const steps = stepsOf(rule, explanation as TreeExplanation, frozen);
      return { ...NOTHING, outcome: 'tree', steps };
    }
    case 'rule':
    case 'table': {
      const explained = explanation as CasesExplanation;
      const cases = casesOf(tag, rule, explained, frozen);
      return { ...NOTHING, outcome: explained.from, cases };
    }
    default:
      return assertNever(rule);
  }
}

/** The nodes of the way, from the root down. */
function stepsOf(rule: TreeRule, { steps }: TreeExplanation, frozen: FrozenDefinitions): WhyStep[] {
  let node: TreeNode | undefined = rule.root;
  return steps.flatMap(({ when, branch }) => {
    if (node?.kind !== 'split') return [];
    const condition = whyCondition(node.when, when, frozen);
    const ends: Record<Branch, TreeNode | undefined> = {
      then: node.whenTrue,
      else: node.whenFalse,
      unknown: node.whenUnknown,
    };
    node = ends[branch];
    return { branch, condition };
  });
}

function scoreOf(rule: ScorecardRule, explained: ScorecardExplanation): WhyScore {
  const { weightScale = 0, logisticScale, bands } = rule;
  const { constant, sum, score, band } = explained;
  const below = band === undefined ? undefined : bands?.bands[band]?.below;
  const scale = logisticScale ?? weightScale;
  return {
    constant: plain(constant, weightScale),
    sum: sum === null ? null : plain(sum, weightScale),
    score: score === null ? null : plain(score, scale),
    isProbability: logisticScale !== undefined,
    below: below === undefined ? null : plain(below, scale),
  };
}

/** A scaled integer as the number that it stands for. */
function plain(digits: number, scale: number): number {
  return Number(formatScaled(digits, scale));
}

function casesOf(
  tag: TagDefinition,
  rule: CasesRule,
  explanation: CasesExplanation,
  frozen: FrozenDefinitions,
): WhyCase[] {
  return rule.cases.flatMap(({ when }, index) => {
    const explained = explanation.cases[index];
    if (explained === undefined) return [];
    const { state, value, applied } = explained;
    return {
      index,
      value,
      valueName: valueWords(value, tag.type, frozen),
      state,
      applied,
      condition: whyCondition(when, explained.when, frozen),
    };
  });
}

function pointsOf(
  rule: ScorecardRule,
  explanation: ScorecardExplanation,
  frozen: FrozenDefinitions,
): WhyPoints[] {
  return rule.inputs.flatMap((input, index) => {
    const line = explanation.lines[index];
    if (line === undefined) return [];
    const name = nameOf(input.code, frozen);
    const bin = line.bin === undefined ? undefined : input.bins[line.bin];
    const words =
      bin === undefined
        ? line.from === 'missing'
          ? { zh: `${name.zh}缺失`, en: `${name.en} is missing` }
          : { zh: `${name.zh}不在任何区间`, en: `${name.en} is in no bin` }
        : conditionWords(bin.when, frozen);
    const points = line.points === null ? null : plain(line.points, rule.weightScale ?? 0);
    return { code: input.code, name, points, words };
  });
}

/** The parsed condition has the words, the explained one the states; both have one shape. */
function whyCondition(
  condition: Condition,
  explained: ExplainedCondition,
  frozen: FrozenDefinitions,
): WhyCondition {
  const { kind, state } = explained;
  const words = conditionWords(condition, frozen);
  if (explained.kind === 'leaf') {
    const { reference, type, operator, expected, actual } = explained;
    const name = nameOf(reference.code, frozen);
    const leaf = { reference, name, type, operator, expected, actual };
    return { kind, state, words, children: [], leaf };
  }
  const inner = partsOf(condition);
  const children = explainedParts(explained).flatMap((part, index) => {
    const own = inner[index];
    return own === undefined ? [] : whyCondition(own, part, frozen);
  });
  return { kind, state, words, children, leaf: null };
}

function partsOf(condition: Condition): readonly Condition[] {
  if (condition.kind === 'leaf') return [];
  return condition.kind === 'not' ? [condition.condition] : condition.conditions;
}

function explainedParts(explained: ExplainedCondition): readonly ExplainedCondition[] {
  if (explained.kind === 'leaf') return [];
  return explained.kind === 'not' ? [explained.condition] : explained.conditions;
}
