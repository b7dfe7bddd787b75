import type { Words } from '@tagwright/kernel';
import type { SnapshotEntity } from '@tagwright/materialization';
import {
  comparedMeasures,
  dependenciesOf,
  type FactDefinition,
  type FactValue,
  type TagDefinition,
} from '@tagwright/rules';
import { definitionWords, valueWords, windowWords } from './definition-words.js';
import type { FrozenDefinitions } from './frozen-definitions.service.js';
import type { WhyInput } from './subject-explanation.js';

/**
 * What a tag's value rests on: the facts and tags that its rule reads, and the facts that those
 * facts are derived from, down to datasets. Only of the subject itself.
 */
export function listInputs(
  tag: TagDefinition,
  values: ReadonlyMap<string, FactValue>,
  snapshot: SnapshotEntity,
  frozen: FrozenDefinitions,
): WhyInput[] {
  const seen = new Map<string, FactDefinition | TagDefinition>();
  const visit = (code: string): void => {
    const definition = frozen.set.facts.get(code) ?? frozen.set.tags.get(code);
    if (definition?.subject !== tag.subject || seen.has(code)) return;
    seen.set(code, definition);
    if ('source' in definition) dependenciesOf(definition).forEach(visit);
  };
  dependenciesOf(tag).forEach(visit);
  return [...seen.values()].map((definition) =>
    inputOf(definition, values.get(definition.code) ?? null, snapshot, frozen),
  );
}

function inputOf(
  definition: FactDefinition | TagDefinition,
  value: FactValue,
  snapshot: SnapshotEntity,
  frozen: FrozenDefinitions,
): WhyInput {
  const { code, name, type } = definition;
  const because = missingBecause(snapshot, code);
  const common = {
    code,
    name,
    type,
    value,
    valueName: valueWords(value, type, frozen),
    definitionVersion: frozen.versions.get(code) ?? null,
    words: definitionWords(definition, frozen),
    ...(because === undefined ? {} : { missingBecause: because }),
  };
  return 'source' in definition
    ? { kind: 'fact', ...common, ...originOf(definition, snapshot, frozen) }
    : { kind: 'tag', ...common, dataset: null, datasetVersion: null, window: null };
}

function originOf(
  fact: FactDefinition,
  snapshot: SnapshotEntity,
  frozen: FrozenDefinitions,
): Pick<WhyInput, 'dataset' | 'datasetVersion' | 'window'> {
  const isComparison = fact.source.kind === 'comparison';
  const source = isComparison ? comparedMeasures(fact.source).measured : fact.source;
  if (source.kind !== 'measure' && source.kind !== 'attribute') {
    return { dataset: null, datasetVersion: null, window: null };
  }
  const read = snapshot.manifest.datasets.find(({ dataset }) => dataset === source.dataset);
  return {
    dataset: source.dataset,
    datasetVersion: read?.version ?? null,
    window: source.kind === 'measure' ? windowWords(source.window, frozen) : null,
  };
}

function missingBecause({ manifest }: SnapshotEntity, code: string): Words | undefined {
  const columns = [...manifest.facts, ...manifest.tables].flatMap((table) => [...table.columns]);
  return columns.find((column) => column.code === code)?.missingBecause;
}
