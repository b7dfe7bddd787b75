import { assertNever } from '@tagwright/kernel';
import type {
  CasesExplanation,
  CasesRule,
  Condition,
  ExplainedCondition,
  Explanation,
  ScorecardExplanation,
  ScorecardRule,
  TagDefinition,
} from '@tagwright/rules';
import { conditionWords, nameOf, valueWords } from './definition-words.js';
import type { FrozenDefinitions } from './frozen-definitions.service.js';
import type {
  SubjectExplanation,
  WhyCase,
  WhyCondition,
  WhyPoints,
} from './subject-explanation.js';

type ExplainedRule = Pick<SubjectExplanation, 'outcome' | 'cases' | 'points'>;

/** The explanation of a tag's rule with names and words. */
export function explainRule(
  tag: TagDefinition,
  explanation: Explanation,
  frozen: FrozenDefinitions,
): ExplainedRule {
  const { rule } = tag;
  switch (rule.kind) {
    case 'rollup':
      return { outcome: 'rollup', cases: [], points: [] };
    case 'scorecard':
      return {
        outcome: 'score',
        cases: [],
        points: pointsOf(rule, explanation as ScorecardExplanation, frozen),
      };
    case 'rule':
    case 'table': {
      const explained = explanation as CasesExplanation;
      const cases = casesOf(tag, rule, explained, frozen);
      return { outcome: explained.from, cases, points: [] };
    }
    default:
      return assertNever(rule);
  }
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
    return { code: input.code, name, points: line.points, words };
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
