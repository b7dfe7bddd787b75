import { ownLineage, type LineageKind, type SourceColumn } from '@tagwright/compiler';
import type { SourceMapping } from '@tagwright/ingestion';
import type { Words } from '@tagwright/kernel';
import {
  definitionOf,
  dependenciesOf,
  type CatalogView,
  type DefinitionSet,
  type FactDefinition,
  type TagDefinition,
} from '@tagwright/rules';

interface LineageNode {
  /** Unique in the graph. */
  readonly id: string;
  readonly kind: 'source' | 'column' | 'fact' | 'tag';
  /** Of a fact or tag its code, of a column its own. */
  readonly code: string;
  readonly name: Words;
  /** Where a column lies: its dataset, or its source system and file. */
  readonly place: Words | null;
}

interface LineageEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: LineageKind;
}

export interface LineageGraph {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
  /** How many things more there are than the graph holds. */
  readonly leftOut: number;
}

export interface LineageContext {
  readonly set: DefinitionSet;
  readonly catalog: CatalogView;
  readonly mappings: readonly SourceMapping[];
  /** Whether who asks reaches a definition; others are left out. */
  readonly reaches: (definition: FactDefinition | TagDefinition) => boolean;
}

/** More than these nobody reads, and no layout is quick. */
const MOST_NODES = 160;

type Found = readonly [LineageNode, readonly LineageEdge[]];

/**
 * How a tag is made: everything above it down to the columns of sources, and the facts and tags that
 * read it directly. The nearest things come first; what exceeds the graph's size is counted.
 */
export function lineageGraph(code: string, context: LineageContext): LineageGraph {
  const found = [...upstream(code, context), ...downstream(code, context)];
  const kept = found.slice(0, MOST_NODES);
  const ids = new Set(kept.map(([{ id }]) => id));
  return {
    nodes: kept.map(([node]) => node),
    edges: kept
      .flatMap(([, edges]) => edges)
      .filter(({ from, to }) => ids.has(from) && ids.has(to)),
    leftOut: found.length - kept.length,
  };
}

/** Breadth first: definitions level by level, then columns, then sources. Edges stand at their start. */
function upstream(code: string, context: LineageContext): Found[] {
  const edges: LineageEdge[] = [];
  const nodes = new Map<string, LineageNode>();
  let level = [code];
  const columns = new Map<string, SourceColumn>();
  while (level.length > 0) {
    const next = new Set<string>();
    for (const current of level) {
      const definition = definitionOf(context.set, current);
      if (definition === undefined || !context.reaches(definition)) continue;
      const node = definitionNode(definition);
      nodes.set(node.id, node);
      const own = ownLineage(definition);
      for (const column of own.columns) {
        columns.set(columnId(column), column);
        edges.push({ from: columnId(column), to: node.id, kind: column.kind });
      }
      for (const input of own.inputs) {
        const of = definitionOf(context.set, input.code);
        if (of === undefined || !context.reaches(of)) continue;
        const id = definitionNode(of).id;
        edges.push({ from: id, to: node.id, kind: input.kind });
        if (!nodes.has(id)) next.add(input.code);
      }
    }
    level = [...next];
  }
  for (const column of columns.values()) {
    nodes.set(columnId(column), columnNode(column, context.catalog));
  }
  for (const column of columns.values()) {
    for (const node of sourceNodes(column, context.mappings)) {
      nodes.set(node.id, node);
      edges.push({ from: node.id, to: columnId(column), kind: 'DIRECT' });
    }
  }
  return [...nodes.values()].map((node) => [node, edges.filter(({ from }) => from === node.id)]);
}

/** What reads the tag itself; the edges to it stand at their end. */
function downstream(code: string, { set, reaches }: LineageContext): Found[] {
  const users = [...set.facts.values(), ...set.tags.values()].filter(
    (each) => each.code !== code && reaches(each) && dependenciesOf(each).includes(code),
  );
  return users.map((user) => {
    const kind = ownLineage(user).inputs.find((input) => input.code === code)?.kind ?? 'INDIRECT';
    const node = definitionNode(user);
    return [node, [{ from: `tag:${code}`, to: node.id, kind }]];
  });
}

function definitionNode(definition: FactDefinition | TagDefinition): LineageNode {
  const kind = 'rule' in definition ? 'tag' : 'fact';
  const { code, name } = definition;
  return { id: `${kind}:${code}`, kind, code, name, place: null };
}

function columnId({ dataset, column }: SourceColumn): string {
  return `column:${dataset}.${column}`;
}

function columnNode(read: SourceColumn, { datasets }: CatalogView): LineageNode {
  const view = datasets.get(read.dataset);
  const column = view?.columns.find(({ code }) => code === read.column);
  const name = column?.name ?? { zh: read.column, en: read.column };
  const place = view?.name ?? { zh: read.dataset, en: read.dataset };
  return {
    id: columnId(read),
    kind: 'column',
    code: `${read.dataset}.${read.column}`,
    name,
    place,
  };
}

/** The columns of source systems that fill a dataset's column. */
function sourceNodes(read: SourceColumn, mappings: readonly SourceMapping[]): LineageNode[] {
  return mappings.flatMap(({ source, name, files, targets }) =>
    targets
      .filter(({ dataset }) => dataset === read.dataset)
      .flatMap(({ from, columns }) => {
        const mapped = columns[read.column];
        if (mapped === undefined || mapped.kind === 'constant') return [];
        const column = mapped.kind === 'link' ? mapped.key : mapped.column;
        const spec = files[from];
        const path = spec !== undefined && 'path' in spec ? spec.path : from;
        return {
          id: `source:${source}/${from}/${column}`,
          kind: 'source' as const,
          code: `${source}.${column}`,
          name: { zh: column, en: column },
          place: { zh: `${name.zh} · ${path}`, en: `${name.en} · ${path}` },
        };
      }),
  );
}
