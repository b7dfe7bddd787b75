import { Injectable } from '@nestjs/common';
import { duckDbType } from '@tagwright/compiler';
import { sqlIdentifier, sqlParquet } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import {
  MaterializationFiles,
  type SnapshotEntity,
  type SnapshotTable,
} from '@tagwright/materialization';
import { dependenciesOf, ruleInputs, type TagDefinition } from '@tagwright/rules';
import { FrozenDefinitionsService, type FrozenDefinitions } from './frozen-definitions.service.js';
import { lintLists, type LintList } from './lint-lists.js';
import type { LintedList, LintedTag, LintReport } from './lint-report.js';
import { lintFigures, lintSql, type LintFigures } from './lint-sql.js';
import { OpenSnapshotService } from './open-snapshot.service.js';
import { runTimeOf } from './run-time-of.js';
import { SnapshotReader } from './snapshot-reader.js';

interface Linted {
  readonly tag: TagDefinition;
  readonly lists: readonly LintList[];
}

/** Counts what the rules of the published snapshot do with the subjects that there are. */
@Injectable()
export class LintTagsService {
  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly definitions: FrozenDefinitionsService,
    private readonly files: MaterializationFiles,
    private readonly reader: SnapshotReader,
  ) {}

  /**
   * One scan of facts and tags per subject; rollups, which gather other subjects, are left out.
   * @param code of one tag; all of them without it
   * @throws DomainError `no_snapshot`, `tag_not_found`, `lint_incomplete`
   */
  lint(code?: string): Promise<LintReport> {
    return this.snapshots.current((snapshot) => this.lintSnapshot(snapshot, code));
  }

  private async lintSnapshot(snapshot: SnapshotEntity, code?: string): Promise<LintReport> {
    const frozen = await this.definitions.read(snapshot);
    if (code !== undefined && !frozen.set.tags.has(code)) throw unknownTag(code, snapshot);
    const tags: LintedTag[] = [];
    for (const table of snapshot.manifest.tables) {
      const linted = [...frozen.set.tags.values()]
        .filter(({ subject }) => subject === table.subject)
        .filter((tag) => code === undefined || tag.code === code)
        .map((tag) => ({ tag, lists: lintLists(tag.rule) }))
        .filter(({ lists }) => lists.length > 0);
      if (linted.length > 0) tags.push(...(await this.scan(snapshot, frozen, table, linted)));
    }
    return { snapshotId: snapshot.id, asOf: snapshot.asOf.toISOString(), tags };
  }

  private async scan(
    snapshot: SnapshotEntity,
    frozen: FrozenDefinitions,
    table: SnapshotTable,
    linted: readonly Linted[],
  ): Promise<LintedTag[]> {
    const lists = linted.flatMap((each) => [...each.lists]);
    const relation = this.relation(snapshot, table, linted);
    const rows = await this.reader.query(lintSql(lists, relation, runTimeOf(snapshot)));
    const counted = lintFigures(lists, rows[0] ?? {});
    // A join that lost or doubled subjects would make every figure wrong.
    if (counted.subjects !== table.rows) throw incomplete(snapshot, table, counted.subjects);
    const figures = [...counted.lists];
    return linted.map(({ tag, lists: own }) => ({
      tag: tag.code,
      subject: tag.subject,
      version: frozen.versions.get(tag.code) ?? '',
      subjects: counted.subjects,
      lists: own.map((list) => lintedList(list, figures.shift())),
      missing: missingInputs(tag, snapshot),
    }));
  }

  /** Facts and tags of every subject side by side; what no file has is missing for everybody. */
  private relation(
    { manifest }: SnapshotEntity,
    { subject, idColumn, file, columns }: SnapshotTable,
    linted: readonly Linted[],
  ): string {
    const facts = manifest.facts.find((each) => each.subject === subject);
    const ofTags = new Set(columns.map(({ code }) => code));
    const ofFacts = new Set(facts?.columns.map(({ code }) => code));
    const inputs = new Map(linted.flatMap(({ tag }) => [...ruleInputs(tag.rule)]));
    const selected = [...inputs].map(([code, type]) => {
      const column = sqlIdentifier(code);
      if (ofTags.has(code)) return `"tags".${column}`;
      return ofFacts.has(code)
        ? `"facts".${column}`
        : `CAST(NULL AS ${duckDbType(type)}) AS ${column}`;
    });
    const tags = `${sqlParquet([this.files.absolute(file)])} AS "tags"`;
    if (facts === undefined) return `(SELECT ${selected.join(', ')} FROM ${tags})`;
    const joined = `${sqlParquet([this.files.absolute(facts.file)])} AS "facts"`;
    const id = sqlIdentifier(idColumn);
    return `(SELECT ${selected.join(', ')} FROM ${tags} JOIN ${joined} ON "tags".${id} = "facts".${id})`;
  }
}

function lintedList(list: LintList, figures: LintFigures | undefined): LintedList {
  const {
    reached = [],
    shadowed = [],
    otherwise = 0,
    unknown = 0,
    overlapping = 0,
  } = figures ?? {};
  const cases = list.cases.map(({ path, value }, index) => ({
    path,
    value,
    reached: reached[index] ?? 0,
    shadowed: shadowed[index] ?? 0,
  }));
  const { path, input, collects } = list;
  const figuresOfAll = { otherwise, unknown, overlapping };
  return { path, ...(input !== undefined && { input }), collects, cases, ...figuresOfAll };
}

function missingInputs(tag: TagDefinition, { manifest }: SnapshotEntity): LintedTag['missing'] {
  const own = new Set(dependenciesOf(tag));
  const columns = [...manifest.facts, ...manifest.tables].flatMap((table) => [...table.columns]);
  return columns.flatMap(({ code, missingBecause: because }) =>
    own.has(code) && because !== undefined ? [{ code, because }] : [],
  );
}

function unknownTag(code: string, snapshot: SnapshotEntity): DomainError {
  const message = `Snapshot ${snapshot.id} holds no tag "${code}".`;
  return new DomainError('tag_not_found', message, { kind: 'not_found' });
}

function incomplete(snapshot: SnapshotEntity, table: SnapshotTable, found: number): DomainError {
  const message = `The facts of snapshot ${snapshot.id} have ${found} of ${table.rows} ${table.subject}s; make a new run.`;
  return new DomainError('lint_incomplete', message, { kind: 'internal' });
}
