import { describe, expect, it } from '@jest/globals';
import { explainTag, parseDefinitions, readRunTime, type FactValue } from '@tagwright/rules';
import { explainRule } from './explain-rule.js';

const name = { zh: '名', en: 'Name' };
const column = (code: string, kind: 'integer' | 'date') =>
  ({ code, name, type: { kind }, required: false, pii: 'none', meaning: name }) as const;
const catalog = {
  datasets: new Map([
    [
      'customer',
      {
        dataset: 'customer',
        name,
        entity: true,
        personal: false,
        key: ['customer_id'],
        columns: [column('age', 'integer'), column('born', 'date')],
      },
    ],
  ]),
  codeLists: new Map(),
};
const fact = (code: string, type: string) =>
  `{ fact: ${code}, name: {zh: ${code}, en: ${code}}, group: basic, subject: customer, type: ${type}, owner: o, pii: none, attribute: {from: customer, column: ${code}} }`;
const head =
  'tag: t\nname: {zh: 名, en: N}\ncategory: c\nsubject: customer\nowner: o\npurpose: {zh: 名, en: N}\nlegalBasis: consent\nmeaning: {zh: 名, en: N}\n';
const run = readRunTime('2026-03-10T00:00:00+08:00', 'Asia/Shanghai');

function explained(body: string, given: Record<string, FactValue>) {
  const text = [fact('age', 'integer'), fact('born', 'date'), head + body].join('\n---\n');
  const { set, diagnostics } = parseDefinitions([{ file: 'f.yaml', text }], catalog);
  const tag = set.tags.get('t');
  if (tag === undefined) throw new Error(JSON.stringify(diagnostics));
  const explanation = explainTag(tag, new Map(Object.entries(given)), run);
  return explainRule(tag, explanation, { set, catalog, versions: new Map() });
}

describe('explainRule', () => {
  it('follows a tree from its root, with words for each node', () => {
    const tree = `kind: tree
type: boolean
parameters: { soon: { name: {zh: 提前天数, en: days ahead}, default: 7 } }
tree:
  if: {fact: born, operator: anniversaryWithin, value: {days: {parameter: soon}}}
  then: { if: {fact: age, operator: lessThan, value: 18}, then: false, else: true }
  else: false`;
    const { outcome, steps } = explained(tree, { born: '1990-03-17' });
    expect(outcome).toBe('tree');
    expect(steps).toMatchObject([
      {
        branch: 'then',
        condition: {
          state: 'true',
          words: {
            en: '“born” has an anniversary on the day or within 7 days (days ahead) after it, the last included',
          },
          leaf: { expected: { length: { count: 7 } }, actual: '1990-03-17' },
        },
      },
      { branch: 'unknown', condition: { state: 'unknown', leaf: { actual: null } } },
    ]);
  });

  it('shows weights, sum, probability and band as the numbers that they stand for', () => {
    const card = `kind: scorecard
type: boolean
weightScale: 2
link: logistic
scoreScale: 3
constant: -0.25
inputs: [{fact: age, bins: [{when: {lessThan: 30}, points: 1.5}], otherwise: 0}]
bands: [{below: 0.5, value: false}, {value: true}]`;
    expect(explained(card, { age: 40 })).toMatchObject({
      outcome: 'score',
      points: [{ code: 'age', points: 0 }],
      score: { constant: -0.25, sum: -0.25, score: 0.438, isProbability: true, below: 0.5 },
    });
    expect(explained(card, { age: 3 }).score).toMatchObject({ score: 0.777, below: null });
    expect(explained(card, {}).score).toMatchObject({ sum: null, score: null, below: null });
  });
});
