import {
  formatScaled,
  wordsOf,
  type CatalogView,
  type Condition,
  type DefinitionSet,
  type Explanation,
  type TagDefinition,
} from '@tagwright/rules';
import type { AppliedPart } from '../impact-report.js';

/** Which part of a rule gave the value. */
export function appliedPart(
  explanation: Explanation,
  tag: TagDefinition,
  set: DefinitionSet,
  catalog: CatalogView,
): AppliedPart {
  const words = (condition: Condition | undefined): AppliedPart['words'] =>
    condition === undefined ? null : wordsOf(condition, catalog, set);
  const nothing = { case: null, words: null, score: null };
  switch (explanation.kind) {
    case 'rule':
    case 'table': {
      const index = explanation.cases.findIndex(({ applied }) => applied);
      if (index < 0) return { ...nothing, outcome: explanation.from };
      const cases = 'cases' in tag.rule ? tag.rule.cases : [];
      return { ...nothing, outcome: 'case', case: index, words: words(cases[index]?.when) };
    }
    case 'scorecard': {
      const { weightScale = 0, logisticScale } = tag.rule as {
        weightScale?: number;
        logisticScale?: number;
      };
      const { score } = explanation;
      const scale = logisticScale ?? weightScale;
      return {
        ...nothing,
        outcome: 'score',
        score: score === null ? null : Number(formatScaled(score, scale)),
      };
    }
    case 'tree':
    case 'value':
    case 'imported':
    case 'rollup':
      return { ...nothing, outcome: explanation.kind };
  }
}
