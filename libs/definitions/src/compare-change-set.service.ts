import { Injectable } from '@nestjs/common';
import { overlayCodeLists, ReadCatalogService } from '@tagwright/catalog';
import { ReadChangeSetsService, type ChangeSet, type CheckedItems } from '@tagwright/changes';
import type { PatchOperation } from '@tagwright/audit';
import type { Words } from '@tagwright/kernel';
import {
  definitionOf,
  isReadable,
  parseDefinitions,
  wordsOf,
  type CatalogView,
  type DefinitionSet,
} from '@tagwright/rules';
import { createPatch } from 'rfc6902';
import { DataSource } from 'typeorm';
import { definitionItems } from './definition-items.js';
import { activeRows } from './definition-rows.js';
import type { DefinitionVersionEntity } from './definition-version.entity.js';
import { bodyOf, textOfBody } from './written-definition.js';

/** One side of the comparison. */
interface ComparedSide {
  readonly text: string;
  /** What the text says; null while it cannot be read. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** The sentence; null of a code list, and of a definition with errors. */
  readonly words: Words | null;
}

export interface ComparedItem {
  readonly kind: string;
  readonly code: string;
  /** What is in force, or was replaced; null of a new object. */
  readonly before: ComparedSide | null;
  /** Null when the object is to be retired. */
  readonly after: ComparedSide | null;
  /** From the one body to the other, whatever the layout of the texts. */
  readonly patch: readonly PatchOperation[];
}

export interface ComparedChangeSet extends CheckedItems {
  readonly items: readonly ComparedItem[];
}

/** A change-set beside what it changes: as structure, in words, and with all that is wrong with it. */
@Injectable()
export class CompareChangeSetService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalog: ReadCatalogService,
    private readonly changes: ReadChangeSetsService,
  ) {}

  async compare(set: ChangeSet): Promise<ComparedChangeSet> {
    const [checked, before, catalog, active] = await Promise.all([
      this.changes.check(set),
      this.changes.textsBefore(set),
      this.catalog.read(),
      activeRows(this.dataSource.manager),
    ]);
    const after = set.items.map(({ text }) => text);
    const rest = [...active.values()].filter(isOther(set));
    const [old, draft] = [
      sideReader(set, before, rest, catalog),
      sideReader(set, after, rest, catalog),
    ];
    const items = set.items.map(({ kind, code }, index) => {
      const sides = { before: old(index), after: draft(index) };
      return { kind, code, ...sides, patch: patchOf(sides.before, sides.after) };
    });
    return { ...checked, items };
  }
}

function isOther({ items }: ChangeSet): (row: DefinitionVersionEntity) => boolean {
  const own = new Set(definitionItems(items).map(({ code }) => code));
  return ({ code }) => !own.has(code);
}

/** Reads one side's texts beside all definitions that the set leaves alone, whose names they use. */
function sideReader(
  { items }: ChangeSet,
  texts: readonly (string | null)[],
  rest: readonly DefinitionVersionEntity[],
  catalog: CatalogView,
): (index: number) => ComparedSide | null {
  const sided = items.map((item, index) => ({ ...item, text: texts[index] ?? null }));
  const { catalog: view } = overlayCodeLists(catalog, sided);
  const files = definitionItems(sided).flatMap(({ code, text }) =>
    text === null ? [] : [{ file: code, text }],
  );
  const { set } = parseDefinitions(
    [...files, ...rest.map(({ code, body }) => textOfBody(code, body))],
    view,
  );
  return (index) => {
    const side = sided[index];
    return side === undefined || side.text === null
      ? null
      : sideOf(side.text, side.code, set, view);
  };
}

function sideOf(
  text: string,
  code: string,
  set: DefinitionSet,
  catalog: CatalogView,
): ComparedSide {
  const definition = definitionOf(set, code);
  return {
    text,
    body: isReadable({ file: code, text }) ? bodyOf(text) : null,
    words: definition === undefined ? null : wordsOf(definition, catalog, set),
  };
}

function patchOf(before: ComparedSide | null, after: ComparedSide | null): PatchOperation[] {
  if (after === null) return [{ op: 'remove', path: '' }];
  if (before === null) return [{ op: 'add', path: '', value: after.body }];
  return createPatch(before.body, after.body);
}
