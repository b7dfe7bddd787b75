import {
  dependenciesOf,
  scaleOf,
  type CatalogView,
  type DefinitionFile,
  type DefinitionSet,
  type FactDefinition,
} from '@tagwright/rules';
import { parseAllDocuments, stringify } from 'yaml';

type Draw = (below: number) => number;
const WORDS = { zh: '生成', en: 'Generated' };

/** Definitions as people write them: copies of shipped facts, and drawn tags that read them. */
export function generatedDefinitions(
  shipped: { readonly files: readonly DefinitionFile[]; readonly set: DefinitionSet },
  catalog: CatalogView,
  wanted: { readonly facts: number; readonly tags: number; readonly seed: number },
): DefinitionFile[] {
  const models = [...shipped.set.facts.values()].filter(
    (fact) =>
      fact.subject === 'customer' &&
      dependenciesOf(fact).length === 0 &&
      ['integer', 'decimal', 'boolean', 'code'].includes(fact.type.kind),
  );
  const texts = documentsByCode(shipped.files);
  const facts = Array.from({ length: wanted.facts }, (_, index) => {
    const model = models[index % models.length];
    if (model === undefined) throw new RangeError('There is no shipped fact to copy.');
    return { model, code: `generated_fact_${index}` };
  });
  const draw = drawing(wanted.seed);
  const tags = Array.from({ length: wanted.tags }, (_, index) =>
    drawnTag(index, facts, catalog, draw),
  );
  return [
    ...facts.map(({ model, code }) => ({ ...texts.get(model.code), fact: code })),
    ...tags,
  ].map((definition, index) => ({
    file: `generated/${index}.yaml`,
    text: stringify(definition, { aliasDuplicateObjects: false }),
  }));
}

interface GeneratedFact {
  readonly code: string;
  readonly model: FactDefinition;
}

function drawnTag(
  index: number,
  facts: readonly GeneratedFact[],
  catalog: CatalogView,
  draw: Draw,
): object {
  const one = (): object => {
    const fact = facts[draw(facts.length)];
    if (fact === undefined) throw new RangeError('There is no generated fact.');
    return { fact: fact.code, ...drawnTest(fact.model, catalog, draw) };
  };
  // Every fifth tag rests on another one.
  const first = (): object =>
    index >= 5 && index % 5 === 0
      ? { tag: tagCode(draw(index)), operator: 'greaterThanInclusive', value: 2 }
      : one();
  const common = {
    tag: tagCode(index),
    name: WORDS,
    category: 'churn',
    subject: 'customer',
    type: 'integer',
    owner: 'after_sales',
    purpose: WORDS,
    legalBasis: 'consent',
    meaning: WORDS,
  };
  return {
    ...common,
    kind: 'rule',
    cases: [
      { when: { all: [first(), one()] }, value: 3 },
      { when: { any: [one(), { all: [one(), { not: one() }] }] }, value: 2 },
      { when: one(), value: 1 },
    ],
    else: 0,
  };
}

function tagCode(index: number): string {
  return `generated_tag_${index}`;
}

function drawnTest({ type }: FactDefinition, { codeLists }: CatalogView, draw: Draw): object {
  if (type.kind === 'boolean') return { operator: 'equal', value: draw(2) === 0 };
  if (type.kind === 'code') {
    const codes = codeLists.get(type.list)?.codes.map(({ code }) => code) ?? [];
    return { operator: 'equal', value: codes[draw(codes.length)] };
  }
  const operator = draw(2) === 0 ? 'greaterThanInclusive' : 'lessThan';
  const value = 1 + draw(10 ** (1 + draw(4)));
  return { operator, value: scaleOf(type) > 2 ? value / 100 : value };
}

function documentsByCode(files: readonly DefinitionFile[]): Map<string, object> {
  const documents = files.flatMap(({ text }) => parseAllDocuments(text));
  return new Map(
    documents.flatMap((document) => {
      const code: unknown = document.get('fact');
      return typeof code === 'string' ? [[code, document.toJS() as object] as const] : [];
    }),
  );
}

/** The same numbers for the same seed (a linear congruential generator, high bits). */
function drawing(seed: number): Draw {
  let state = (seed ^ 0x5deece66) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
