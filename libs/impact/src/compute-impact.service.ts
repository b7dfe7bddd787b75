import { Injectable } from '@nestjs/common';
import { LeasedPins } from '@tagwright/pins';
import { definitionOf, type Subject } from '@tagwright/rules';
import { compareFacts } from './compare/compare-facts.js';
import { compareTags } from './compare/compare-tags.js';
import type { ComparedTable } from './compare/compared-table.js';
import type { ComparedColumn } from './compare/compared-column.js';
import { countColumn } from './compare/count-column.js';
import { dimensionImpacts } from './compare/dimension-impact.js';
import { PreviewEngine } from './compare/preview-engine.js';
import type { PreviewSession } from './compare/preview-session.js';
import type { Side } from './compare/side.js';
import type { AffectedColumn } from './inputs/affected-definitions.js';
import { OverlayFactsService } from './inputs/overlay-facts.service.js';
import type { OpenedSides } from './inputs/open-sides.js';
import type { ColumnImpact, ImpactReport } from './impact-report.js';
import { codeListImpacts } from './lists/code-list-impact.js';
import type { PreviewOptions } from './preview-options.js';
import { maskedOnEitherSide, withoutExtremes } from './reasons/mask-reasons.js';
import { sampleChanges } from './reasons/sample-changes.js';

/** The figures of a report. */
export type ImpactFigures = Pick<ImpactReport, 'subjects' | 'tags' | 'facts' | 'codeLists'>;

/** What is drafted, by code; facts and tags share one name space, code lists have their own. */
export interface DraftedCodes {
  readonly definitions: ReadonlySet<string>;
  readonly codeLists: readonly string[];
}

const SAMPLES = 20;
const GROUPS = 20;

/** Computes both sides of a change and counts what differs. */
@Injectable()
export class ComputeImpactService {
  constructor(
    private readonly engine: PreviewEngine,
    private readonly overlay: OverlayFactsService,
    private readonly pins: LeasedPins,
  ) {}

  /** @throws DomainError `previews_busy`, `preview_incomplete`, `gone`; the signal's reason */
  async compute(
    opened: OpenedSides,
    drafted: DraftedCodes,
    options: PreviewOptions & { readonly signal: AbortSignal },
  ): Promise<ImpactFigures> {
    return this.engine.use(opened.inputs, options.signal, async (session) => {
      const facts = {
        before: await this.facts(opened, 'before', options.signal),
        after: await this.facts(opened, 'after', options.signal),
      };
      const sides = {
        before: { ...opened.before, facts: facts.before.overlaid },
        after: { ...opened.after, facts: facts.after.overlaid },
      };
      const targets = [...facts.before.targets, ...facts.after.targets];
      return this.pins.use(targets, () =>
        countSides(session, { ...opened, ...sides }, drafted, options),
      );
    });
  }

  private facts(
    { inputs, before, after, sealed }: OpenedSides,
    of: 'before' | 'after',
    signal: AbortSignal,
  ) {
    const { input, keys } = of === 'before' ? before : after;
    return this.overlay.compute(inputs, { input, keys, sealed }, signal);
  }
}

type Counted = OpenedSides & { readonly before: Side; readonly after: Side };

async function countSides(
  session: PreviewSession,
  opened: Counted,
  drafted: DraftedCodes,
  options: PreviewOptions,
): Promise<ImpactFigures> {
  const factTables = await compareFacts(session, opened);
  const tagTables = await compareTags(session, opened);
  const counted: ColumnImpact[] = [];
  for (const table of [...factTables, ...tagTables]) {
    counted.push(
      ...(await countTable(
        session,
        opened,
        table,
        [...factTables, ...tagTables],
        drafted.definitions,
        options,
      )),
    );
  }
  const { tables } = session.inputs.snapshot.manifest;
  return {
    subjects: tables.map(({ subject, rows }) => ({
      subject,
      total: rows,
      changed: changedSubjects(tagTables, subject),
    })),
    tags: inOrder(opened.columns, counted, 'tag'),
    facts: inOrder(opened.columns, counted, 'fact'),
    codeLists: await codeListImpacts(session, opened, drafted.codeLists, counted),
  };
}

function changedSubjects(tables: readonly ComparedTable[], subject: Subject): number {
  return tables.find((table) => table.subject === subject)?.changedSubjects ?? 0;
}

function inOrder(
  columns: readonly AffectedColumn[],
  counted: readonly ColumnImpact[],
  wanted: 'fact' | 'tag',
): ColumnImpact[] {
  return columns
    .filter(({ kind }) => kind === wanted)
    .flatMap(({ code, subject }) =>
      counted.filter(
        (each) => each.kind === wanted && each.code === code && each.subject === subject,
      ),
    );
}

async function countTable(
  session: PreviewSession,
  opened: Counted,
  table: ComparedTable,
  tables: readonly ComparedTable[],
  drafted: ReadonlySet<string>,
  { samples = SAMPLES, groups = GROUPS, dimensions: wanted }: PreviewOptions,
): Promise<ColumnImpact[]> {
  const { before, after } = opened;
  const { subject, work, changed, isSealed } = table;
  const context = { session, before, after, tables, atMost: samples };
  const sampled = await sampleChanges(context, table);
  const masked = maskedOnEitherSide(before, after);
  const source = { session, subject, dimensions: table.dimensions, work, changed, isSealed };
  const impacts: ColumnImpact[] = [];
  for (const column of table.columns) {
    const { tallies, figures, ...counted } = await countColumn(source, column);
    const isMasked = column.kind === 'fact' && masked.has(column.code);
    const broken = dimensionImpacts(
      tallies,
      column,
      table.dimensions,
      before.input.catalog,
      groups,
    );
    impacts.push({
      ...headOf(column, opened, drafted),
      ...counted,
      figures: isMasked ? withoutExtremes(figures) : figures,
      groups: broken.filter(({ dimension }) => wanted?.includes(dimension) ?? true),
      samples: sampled.get(column.code) ?? [],
    });
  }
  return impacts;
}

function headOf(
  { kind, code, subject, change, before, after }: ComparedColumn,
  sides: Counted,
  drafted: ReadonlySet<string>,
) {
  const definition = definitionOf(sides.after.set, code) ?? definitionOf(sides.before.set, code);
  return {
    kind,
    code,
    name: definition?.name ?? { zh: code, en: code },
    subject,
    change,
    isDrafted: drafted.has(code),
    typeBefore: before,
    typeAfter: after,
  };
}
