import type { Words } from '@tagwright/kernel';
import type { ScoreBands, ScorecardInput, ScorecardRule } from '../ast/tag-definition.js';
import type { ValueType } from '../catalog-view.js';
import { formatScaled } from '../logic/exact-decimal.js';
import { conditionWords } from './condition-words.js';
import { parameterWords } from './parameter-words.js';
import { formatValue } from './format-value.js';
import { filled, joined, referenceWords, type WordContext } from './word-context.js';

/** What a scorecard adds up, what it makes of the sum, and what the bands make of the score. */
export function scorecardWords(rule: ScorecardRule, type: ValueType, context: WordContext): Words {
  const { weightScale: scale = 0, clamp, logisticScale, bands } = rule;
  const start = filled('基础分{0}', '{0} points to start with', number(rule.constant, scale));
  const parts = [start, ...rule.inputs.map((input) => lineWords(input, scale, context))];
  if (clamp !== undefined) {
    const bounds = [number(clamp.min, scale), number(clamp.max, scale)];
    parts.push(filled('总分限于{0}至{1}', 'the sum is kept between {0} and {1}', ...bounds));
  }
  if (logisticScale !== undefined) {
    const zh = '总分 x 换算为概率 1 ÷ (1 + e^−x)，保留{0}位小数';
    const en = 'the sum x becomes the probability 1 ÷ (1 + e^−x), to {0} decimals';
    parts.push(filled(zh, en, number(logisticScale, 0)));
  }
  if (bands !== undefined) parts.push(bandWords(bands, logisticScale ?? scale, type, context));
  return filled('{0}。', '{0}.', joined(parts, '；', '; '));
}

function bandWords(
  { bands, last, unknown }: ScoreBands,
  scale: number,
  type: ValueType,
  { catalog }: WordContext,
): Words {
  const listed = bands.map(({ below, value, parameter }) => {
    const bound = parameterWords(number(below, scale), parameter);
    const band = formatValue(value, type, catalog);
    return filled('得分低于{1}为{0}', '{0} for a score below {1}', band, bound);
  });
  const rest = filled('其余为{0}', '{0} from there on', formatValue(last, type, catalog));
  const none = formatValue(unknown, type, catalog);
  return joined(
    [...listed, rest, filled('无法计分则为{0}', '{0} without a score', none)],
    '，',
    ', ',
  );
}

function lineWords(input: ScorecardInput, scale: number, context: WordContext): Words {
  const bins = input.bins.map(({ when, points }) => {
    const condition = conditionWords(when, context);
    return filled('若{1}，加{0}分', '{0} points if {1}', number(points, scale), condition);
  });
  const rest = filled('否则加{0}分', 'else {0}', number(input.otherwise, scale));
  const missing =
    input.missing === undefined
      ? filled('{0}缺失则无法计分', 'no score without {0}', referenceWords(input, context))
      : filled('缺失加{0}分', '{0} when missing', number(input.missing, scale));
  return joined([...bins, rest, missing], '，', ', ');
}

function number(value: number, scale: number): Words {
  const text = formatScaled(value, scale);
  return { zh: text, en: text };
}
