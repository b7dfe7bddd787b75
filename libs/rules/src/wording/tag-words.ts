import type { Words } from '@tagwright/kernel';
import type { CasesRule, TagDefinition } from '../ast/tag-definition.js';
import type { Outcome } from '../ast/value.js';
import type { ValueType } from '../catalog-view.js';
import { conditionWords } from './condition-words.js';
import { rollupWords } from './fact-words.js';
import { formatValue } from './format-value.js';
import { importedWords } from './imported-words.js';
import { scorecardWords } from './scorecard-words.js';
import { treeWords } from './tree-words.js';
import { filled, joined, referenceWords, type WordContext } from './word-context.js';

/** What a tag means, as its rule says it. */
export function tagWords({ rule, type }: TagDefinition, context: WordContext): Words {
  switch (rule.kind) {
    case 'rule':
    case 'table':
      return casesWords(rule, type, context);
    case 'scorecard':
      return scorecardWords(rule, type, context);
    case 'tree':
      return treeWords(rule, type, context);
    case 'value':
      return filled('{0}的值。', 'The value of {0}.', referenceWords(rule.input, context));
    case 'imported':
      return importedWords(rule, context);
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
  if (rule.unique) {
    return filled(
      '{0}；各行互不重叠，都不成立则为{1}；无法判断则为{2}。',
      '{0}; at most one of them can hold, otherwise {1}; {2} when that cannot be told.',
      ...ends,
    );
  }
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
