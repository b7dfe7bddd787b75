import { Injectable } from '@nestjs/common';
import type { Scope } from '@tagwright/access';
import { ReadCatalogService } from '@tagwright/catalog';
import { sqlIdentifier, sqlParquet } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import { MaterializationFiles, type SnapshotEntity } from '@tagwright/materialization';
import type { Subject } from '@tagwright/rules';
import { recordRelation } from './records/record-columns.js';
import { SnapshotDatasetsService } from './snapshot-datasets.service.js';
import { idColumnOf } from './subject-id.js';
import { tableOf } from './snapshot-table.js';
import { brandNotKnown, brandTagSql, codesOfBrands, isOneOf } from './within-scope.js';

/**
 * The column of its own dataset that tells a subject's brand: a vehicle's own, a lead's by the series
 * that it is about. Customers have none; a tag tells theirs.
 */
const BRAND_COLUMNS: Readonly<Partial<Record<Subject, string>>> = {
  vehicle: 'brand',
  lead: 'intended_series',
};

const UNKNOWN: ReadonlySet<string> = new Set(['brand_not_known', 'subject_not_in_snapshot']);

/** Finds customers, vehicles and leads of the brands that an account reaches. */
@Injectable()
export class BrandReachService {
  constructor(
    private readonly datasets: SnapshotDatasetsService,
    private readonly catalog: ReadCatalogService,
    private readonly files: MaterializationFiles,
  ) {}

  /**
   * SQL of whether a row of a subject's table is of a brand within the scope; null where every one is.
   * @throws DomainError `subject_not_in_snapshot`; `brand_not_known` where nothing tells the brand
   */
  async ofRow(scope: Scope, snapshot: SnapshotEntity, subject: Subject): Promise<string | null> {
    if (scope.brands === '*') return null;
    const table = tableOf(snapshot, subject);
    return subject === 'customer'
      ? brandTagSql(scope.brands, table)
      : this.ofColumn(scope.brands, snapshot, subject);
  }

  /**
   * SQL of whether a row of anything that has the subject's id is within reach; whose brand nobody
   * knows is not named.
   */
  async ofLink(scope: Scope, snapshot: SnapshotEntity, subject: Subject): Promise<string> {
    if (scope.brands === '*') return 'true';
    const own = await this.ofRow(scope, snapshot, subject).catch((error: unknown) => {
      if (error instanceof DomainError && UNKNOWN.has(error.code)) return 'false';
      throw error;
    });
    if (own === null || own === 'false' || subject !== 'customer') return own ?? 'true';
    const { idColumn, file } = tableOf(snapshot, subject);
    const id = sqlIdentifier(idColumn);
    return `${id} IN (SELECT ${id} FROM ${sqlParquet([this.files.absolute(file)])} WHERE ${own})`;
  }

  private async ofColumn(
    brands: readonly string[],
    snapshot: SnapshotEntity,
    subject: Subject,
  ): Promise<string> {
    const { datasets, codeLists } = await this.catalog.read();
    const view = datasets.get(subject);
    const column = view?.columns.find(({ code }) => code === BRAND_COLUMNS[subject]);
    const files = await this.datasets.parts(snapshot, subject);
    if (
      view === undefined ||
      column?.type.kind !== 'code' ||
      files === null ||
      files.length === 0
    ) {
      throw brandNotKnown(subject);
    }
    const codes = codesOfBrands(brands, codeLists.get(column.type.list));
    const id = sqlIdentifier(idColumnOf(subject));
    return `${id} IN (SELECT ${id} FROM ${recordRelation(files, view)} WHERE ${isOneOf(column.code, codes)})`;
  }
}
