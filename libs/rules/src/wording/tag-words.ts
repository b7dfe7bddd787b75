import type { Words } from '@tagwright/kernel';
import type {
  CasesRule,
  ScorecardInput,
  ScorecardRule,
  TagDefinition,
} from '../ast/tag-definition.js';
import type { Outcome } from '../ast/value.js';
import type { ValueType } from '../catalog-view.js';
import { conditionWords } from './condition-words.js';
import { rollupWords } from './fact-words.js';
import { formatValue } from './format-value.js';
import { filled, joined, referenceWords, type WordContext } from './word-context.js';

/** What a tag means, as its rule says it. */
export function tagWords({ rule, type }: TagDefinition, context: WordContext): Words {
  switch (rule.kind) {
    case 'rule':
    case 'table':
      return casesWords(rule, type, context);
    case 'scorecard':
      return scorecardWords(rule, context);
    case 'rollup':
      return rollupWords(rule.rollup, type, context);
  }
}

function casesWords(rule: CasesRule, type: ValueType, context: WordContext): Words {
  const outcome = (value: Outcome) => formatValue(value, type, context.catalog);
  const cases = rule.cases.map(({ when, value }) =>
    filled('若{1}，则为{0}', '{0} if {1}', outcome(value), conditionWords(when, context)),
  );
  const listed = joined(cases, '；', '; ');
  const ends = [listed, outcome(rule.otherwise), outcome(rule.unknown)];
  return rule.collect
    ? filled(
        '{0}；凡成立者都计入，全不成立则为{1}；无法判断则为{2}。',
        '{0}; all that hold are taken, {1} when none does; {2} when that cannot be told.',
        ...ends,
      )
    : filled(
        '{0}；否则为{1}；无法判断则为{2}。',
        '{0}; otherwise {1}; {2} when that cannot be told.',
        ...ends,
      );
}

function scorecardWords(rule: ScorecardRule, context: WordContext): Words {
  const lines = rule.inputs.map((input) => lineWords(input, context));
  const parts = [filled('基础分{0}', '{0} points to start with', number(rule.constant)), ...lines];
  const listed = joined(parts, '；', '; ');
  if (rule.clamp === undefined) return filled('{0}。', '{0}.', listed);
  const { min, max } = rule.clamp;
  return filled(
    '{0}；总分限于{1}至{2}。',
    '{0}; the sum is kept between {1} and {2}.',
    listed,
    number(min),
    number(max),
  );
}

function lineWords(input: ScorecardInput, context: WordContext): Words {
  const bins = input.bins.map(({ when, points }) =>
    filled('若{1}，加{0}分', '{0} points if {1}', number(points), conditionWords(when, context)),
  );
  const rest = filled('否则加{0}分', 'else {0}', number(input.otherwise));
  const missing =
    input.missing === undefined
      ? filled('{0}缺失则无法计分', 'no score without {0}', referenceWords(input, context))
      : filled('缺失加{0}分', '{0} when missing', number(input.missing));
  return joined([...bins, rest, missing], '，', ', ');
}

function number(value: number): Words {
  return { zh: String(value), en: String(value) };
}
