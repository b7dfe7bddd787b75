import type { Engine } from '@tagwright/engines';
import { neededSet, parseDefinitions, type DefinitionSet } from '@tagwright/rules';
import { rulesEngineSample } from '../rules-engine-sample.js';
import { round } from '../seconds-of.js';
import { wrongAnswer } from '../wrong-answer.js';
import type { BenchLine, RulesBenchOptions } from './bench-options.js';
import { BY_HAND, compareByHand, handWrittenSql } from './compare-hand-written.js';
import { timed, writeParquet, writeTags } from './customer-tags.js';
import { drawFacts, gatheredTags } from './drawn-facts.js';
import { explainCustomers } from './explain-customers.js';
import { NO_LINKS, type Shipped } from './measure-generated.js';

const SAMPLE = 400;
const CHANGED = 'churn_warning';
const BOUND = { from: 1, to: 1.2 };

/**
 * The shipped tags of customers from a drawn fact table, and what other ways take for them.
 * @param reader asks for single customers, as the product does for people
 */
export async function measureShipped(
  engine: Engine,
  shipped: Shipped,
  { customers, seed, onProgress }: RulesBenchOptions,
  path: string,
  reader: Pick<Engine, 'query'>,
): Promise<BenchLine> {
  const { set, catalog } = shipped;
  onProgress('drawing the fact table');
  const table = await drawFacts(engine, set, catalog, { rows: customers, seed, path });
  onProgress('shipped tags, compiled');
  const write = async (name: string, tags: DefinitionSet) => {
    const file = `${path}-${name}.parquet`;
    return { file, ...(await timed(() => writeTags(engine, file, tags, catalog))) };
  };
  const all = await timed(() =>
    writeTags(engine, table.files.tags, set, catalog, gatheredTags(set)),
  );
  const changed = await write('changed', neededSet(changedSet(shipped), CHANGED));
  onProgress('hand-written SQL');
  const same = await write('same', neededSets(set, BY_HAND));
  const byHand = async (bound: number, name: string) => {
    const file = `${path}-${name}.parquet`;
    const sql = await handWrittenSql(bound);
    return { file, ...(await timed(() => writeParquet(engine, sql, file))) };
  };
  const hand = await byHand(BOUND.from, 'hand');
  const handChanged = await byHand(BOUND.to, 'hand-changed');
  const compare = (ours: string, theirs: string, codes: readonly string[]) =>
    compareByHand(engine, ours, theirs, codes, customers);
  const compared = [
    await compare(table.files.tags, hand.file, BY_HAND),
    await compare(same.file, hand.file, BY_HAND),
    await compare(changed.file, handChanged.file, [CHANGED]),
  ];
  onProgress('json-rules-engine');
  const engineWay = await rulesEngineSample(engine, set, [table], NO_LINKS, SAMPLE);
  onProgress('explanations');
  const explained = await explainCustomers(reader, set, table);
  return {
    factColumns: table.facts.length,
    shippedTags: table.tags.length,
    gatheredTagsGiven: gatheredTags(set).size,
    tagsSeconds: round(all.seconds),
    tagsProcessorSeconds: round(all.processorSeconds),
    changedTagSeconds: round(changed.seconds),
    changedTagProcessorSeconds: round(changed.processorSeconds),
    ...explained,
    handWrittenTags: BY_HAND.length,
    handWrittenSeconds: round(hand.seconds),
    handWrittenProcessorSeconds: round(hand.processorSeconds),
    sameTagsSeconds: round(same.seconds),
    sameTagsProcessorSeconds: round(same.processorSeconds),
    handWrittenValuesCompared: compared.reduce((sum, values) => sum + values, 0),
    ratioToHandWrittenSql: round(hand.seconds / same.seconds),
    jsonRulesEngineCustomers: engineWay.customers,
    jsonRulesEngineSecondsScaled: round(engineWay.secondsScaled),
    ratioToJsonRulesEngine: round(engineWay.secondsScaled / all.seconds),
  };
}

/** The definitions with the tag's first bound moved. */
function changedSet({ files, catalog }: Shipped): DefinitionSet {
  const texts = files.map(({ file, text }) => ({
    file,
    text: text.replace(
      `raised above }, unit: ratio, default: ${BOUND.from} }`,
      `raised above }, unit: ratio, default: ${BOUND.to} }`,
    ),
  }));
  if (texts.every(({ text }, index) => text === files[index]?.text)) {
    throw wrongAnswer(`the bound of ${CHANGED}`, BOUND.from, undefined);
  }
  return parseDefinitions(texts, catalog).set;
}

function neededSets(set: DefinitionSet, codes: readonly string[]): DefinitionSet {
  const sets = codes.map((code) => neededSet(set, code));
  return {
    facts: new Map(sets.flatMap(({ facts }) => [...facts])),
    tags: new Map(sets.flatMap(({ tags }) => [...tags])),
  };
}
