import type { Engine } from '@tagwright/engines';
import {
  analyseDefinitions,
  parseDefinitions,
  readRunTime,
  type CatalogView,
  type DefinitionFile,
  type DefinitionSet,
} from '@tagwright/rules';
import { rulesEngineSample } from '../rules-engine-sample.js';
import { round } from '../seconds-of.js';
import { wrongAnswer } from '../wrong-answer.js';
import type { BenchLine, RulesBenchOptions } from './bench-options.js';
import { compileAll, RUN, timed, writeTags } from './customer-tags.js';
import { drawFacts } from './drawn-facts.js';
import { generatedDefinitions } from './generated-definitions.js';

/** The shipped definitions and what they may refer to. */
export interface Shipped {
  readonly files: readonly DefinitionFile[];
  readonly set: DefinitionSet;
  readonly catalog: CatalogView;
}

const ROWS = 200;
const SAMPLE = 20;

/** What the rules of no run look at: no vehicle and no lead is sampled. */
export const NO_LINKS = { ownership: [], lead: [], run: readRunTime(RUN.asOf, RUN.zone) };

/**
 * Checks (reading and proofs) and compiles generated definitions from their texts. Their tags are
 * then computed over drawn rows, of which json-rules-engine evaluates a sample to the same values.
 */
export async function measureGenerated(
  engine: Engine,
  shipped: Shipped,
  { facts, tags, seed, onProgress }: RulesBenchOptions,
  path: string,
): Promise<BenchLine> {
  const { catalog } = shipped;
  const files = generatedDefinitions(shipped, catalog, { facts, tags, seed });
  onProgress('checking and compiling generated definitions');
  let parsed = parseDefinitions([], catalog);
  const read = await timed(() => (parsed = parseDefinitions(files, catalog)));
  const { set, diagnostics } = parsed;
  const proofs = await timed(() => analyseDefinitions(set, catalog));
  const compiled = await timed(() => compileAll(set, catalog));
  if (diagnostics.length > 0 || set.facts.size !== facts || set.tags.size !== tags) {
    throw wrongAnswer('generated definitions without findings', { facts, tags }, diagnostics[0]);
  }
  onProgress('comparing generated tags with json-rules-engine');
  const table = await drawFacts(engine, set, catalog, { rows: ROWS, seed, path });
  await writeTags(engine, table.files.tags, set, catalog);
  const sample = await rulesEngineSample(engine, set, [table], NO_LINKS, SAMPLE);
  return {
    generatedTags: tags,
    generatedFacts: facts,
    checkAndCompileSeconds: round(read.seconds + proofs.seconds + compiled.seconds),
    checkAndCompileProcessorSeconds: round(
      read.processorSeconds + proofs.processorSeconds + compiled.processorSeconds,
    ),
    readSeconds: round(read.seconds),
    proofSeconds: round(proofs.seconds),
    compileSeconds: round(compiled.seconds),
    generatedValuesCompared: sample.customers * tags,
  };
}
