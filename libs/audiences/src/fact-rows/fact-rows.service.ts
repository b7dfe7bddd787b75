import { Injectable } from '@nestjs/common';
import { sourceRows, type SourceRows } from '@tagwright/compiler';
import { sqlIdentifier, sqlParquet, sqlText, type EngineValue } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import { isMasked } from '@tagwright/ingestion';
import type { SnapshotEntity } from '@tagwright/materialization';
import {
  dependenciesOf,
  type FactDefinition,
  type FactValue,
  type Subject,
} from '@tagwright/rules';
import { FrozenDefinitionsService, type FrozenDefinitions } from '../frozen-definitions.service.js';
import type { FactRows, FactRowsPart } from './fact-rows.js';
import type { Sight } from '../masked-facts.js';
import { maskFactRows } from './mask-fact-rows.js';
import { OpenSnapshotService } from '../open-snapshot.service.js';
import { readValue } from '../read-value.js';
import { SnapshotDatasetsService } from '../snapshot-datasets.service.js';
import { SnapshotReader } from '../snapshot-reader.js';
import { idColumnOf } from '../subject-id.js';
import { SubjectValuesService } from '../subject-values.service.js';

/** Rows shown of each dataset; the total tells how many there are. */
const MOST_ROWS = 50;

/** Finds the rows of sources that a fact of one customer, vehicle or lead was measured over. */
@Injectable()
export class FactRowsService {
  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly definitions: FrozenDefinitionsService,
    private readonly values: SubjectValuesService,
    private readonly datasets: SnapshotDatasetsService,
    private readonly reader: SnapshotReader,
  ) {}

  /**
   * @param subject refuses facts of other subjects if given
   * @param sight whether personal values are masked; in clear only after the look was written down
   * @throws DomainError `no_snapshot`, `fact_not_found`, `customer_not_found` and the like
   */
  async read(
    code: string,
    id: number,
    subject?: Subject,
    sight: Sight = 'masked',
  ): Promise<FactRows> {
    const found = await this.rowsOf(code, id, subject);
    return sight === 'clear' ? found.rows : maskFactRows(found.rows, found.fact);
  }

  private rowsOf(
    code: string,
    id: number,
    subject: Subject | undefined,
  ): Promise<{ readonly rows: FactRows; readonly fact: FactDefinition }> {
    return this.snapshots.current(async (snapshot) => {
      const frozen = await this.definitions.read(snapshot);
      const fact = frozen.set.facts.get(code);
      if (fact === undefined || (subject !== undefined && fact.subject !== subject)) {
        throw new DomainError('fact_not_found', `Snapshot ${snapshot.id} has no such fact.`, {
          kind: 'not_found',
        });
      }
      const values = await this.values.read(snapshot, frozen, fact, id);
      const { asOf, zone } = snapshot.manifest;
      const { set, catalog } = frozen;
      const sources = sourceRows(fact, { set, catalog, supplied: [], asOf, zone });
      const of = { subject: fact.subject, id, values };
      const parts = [];
      for (const source of sources) parts.push(await this.part(snapshot, frozen, source, of));
      const rows = {
        subject: fact.subject,
        id,
        fact: code,
        name: fact.name,
        type: fact.type,
        value: values.get(code) ?? null,
        parts,
        inputs: sources.length > 0 ? [] : dependenciesOf(fact),
      };
      return { rows, fact };
    });
  }

  private async part(
    snapshot: SnapshotEntity,
    { catalog }: FrozenDefinitions,
    source: SourceRows,
    { subject, id, values }: Of,
  ): Promise<FactRowsPart> {
    const { role, dataset, at, value, filter } = source;
    const view = catalog.datasets.get(dataset);
    const column = view?.columns.find(({ code }) => code === value);
    const type = column?.type ?? null;
    const isPersonal = column !== undefined && isMasked(column);
    const read = snapshot.manifest.datasets.find((each) => each.dataset === dataset);
    const common = { role, dataset, datasetVersion: read?.version ?? null, type, isPersonal };
    const files = await this.datasets.parts(snapshot, dataset);
    if (files === null || files.length === 0) return { ...common, total: 0, rows: [] };
    const event = at ?? view?.eventColumn ?? null;
    const text = event === null ? 'NULL' : `CAST(${sqlIdentifier(event)} AS VARCHAR)`;
    const rows = await this.reader.query(
      `SELECT source_file, source_row, ${text} AS "at",
              ${value === null ? 'NULL' : sqlIdentifier(value)} AS value, count(*) OVER () AS total
       FROM (SELECT *${sinceSql(source, values)} FROM ${sqlParquet(files)})
       WHERE ${sqlIdentifier(idColumnOf(subject))} = ${id} AND ${filter}
       ORDER BY "at" DESC NULLS LAST, source_file, source_row LIMIT ${MOST_ROWS}`,
    );
    return {
      ...common,
      total: Number(rows[0]?.total ?? 0),
      rows: rows.map((row) => ({
        sourceFile: textOf(row.source_file) ?? '',
        sourceRow: Number(row.source_row),
        at: textOf(row.at),
        value: type === null ? null : readValue(row.value, type),
      })),
    };
  }
}

interface Of {
  readonly subject: Subject;
  readonly id: number;
  readonly values: ReadonlyMap<string, FactValue>;
}

/** The day from which a window counts, where the subject's own fact gives it. */
function sinceSql({ since }: SourceRows, values: ReadonlyMap<string, FactValue>): string {
  if (since === null) return '';
  const day = values.get(since.fact);
  const sql = typeof day === 'string' ? `CAST(${sqlText(day)} AS DATE)` : 'CAST(NULL AS DATE)';
  return `, ${sql} AS ${sqlIdentifier(since.column)}`;
}

function textOf(value: EngineValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
