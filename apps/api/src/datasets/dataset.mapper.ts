import type { DomainModel } from '@tagwright/catalog';
import type { DatasetVersionEntity } from '@tagwright/ingestion';
import type { ColumnView } from '@tagwright/rules';
import type { Fields } from '../shared/fields.js';
import { valueTypeDto } from '../shared/value-type.dto.js';
import type {
  DatasetColumnDto,
  DatasetDetailDto,
  DatasetDto,
  DatasetVersionDetailDto,
  DatasetVersionDto,
  PeriodDto,
} from './dataset.dto.js';

export function datasetDto(
  model: DomainModel,
  active: DatasetVersionEntity | null,
): Fields<DatasetDto> {
  return {
    dataset: model.dataset,
    name: model.name,
    domain: model.domain,
    entity: model.entity,
    personal: model.personal,
    activeVersion: active?.version ?? null,
    rows: active === null ? 0 : Number(active.rows),
    period: active === null ? null : periodOf(active),
  };
}

export function datasetDetailDto(
  model: DomainModel,
  versions: readonly DatasetVersionEntity[],
): DatasetDetailDto {
  const active = versions.find((version) => version.active) ?? null;
  return {
    ...datasetDto(model, active),
    meaning: model.meaning,
    key: [...model.key],
    eventColumn: model.eventColumn ?? null,
    columns: model.columns.map((column) => columnDto(column, active)),
    versions: versions.map(datasetVersionDto),
  };
}

export function datasetVersionDto(version: DatasetVersionEntity): Fields<DatasetVersionDto> {
  return {
    dataset: version.dataset,
    version: version.version,
    active: version.active,
    rows: Number(version.rows),
    contentHash: version.contentHash,
    period: periodOf(version),
    runId: version.runId,
    createdAt: version.createdAt.toISOString(),
    collectAfter: version.collectAfter?.toISOString() ?? null,
    filesDeletedAt: version.filesDeletedAt?.toISOString() ?? null,
  };
}

export function datasetVersionDetailDto(version: DatasetVersionEntity): DatasetVersionDetailDto {
  return { ...datasetVersionDto(version), manifest: { ...version.manifest } };
}

function columnDto(column: ColumnView, active: DatasetVersionEntity | null): DatasetColumnDto {
  const supplies = active?.manifest.supplies ?? [];
  const filling = supplies.filter(({ columns }) => columns.includes(column.code));
  return {
    code: column.code,
    name: column.name,
    type: valueTypeDto(column.type),
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    required: column.required,
    pii: column.pii,
    meaning: column.meaning,
    filledBy: [...new Set(filling.map(({ source }) => source))].sort(),
  };
}

function periodOf({ periodFrom, periodTo }: DatasetVersionEntity): PeriodDto | null {
  return periodFrom === null || periodTo === null ? null : { from: periodFrom, to: periodTo };
}
