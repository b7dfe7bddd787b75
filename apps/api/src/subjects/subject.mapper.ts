import type {
  CustomerView,
  LeadView,
  SubjectPage,
  SubjectRow,
  SubjectTag,
  VehicleView,
} from '@tagwright/audiences';
import { jsonValue } from '../shared/json-value.js';
import { valueTypeDto } from '../shared/value-type.dto.js';
import type {
  CustomerDto,
  LeadDto,
  SubjectPageDto,
  SubjectRowDto,
  SubjectTagDto,
  VehicleDto,
} from './subject.dto.js';

function subjectTagDto(tag: SubjectTag): SubjectTagDto {
  return {
    code: tag.code,
    name: tag.name,
    type: valueTypeDto(tag.type),
    value: jsonValue(tag.value, tag.type),
    valueName: tag.valueName,
  };
}

export function subjectRowDto(row: SubjectRow): SubjectRowDto {
  return {
    id: row.id,
    tags: Object.fromEntries(
      row.tags.map(({ code, value, type }) => [code, jsonValue(value, type)]),
    ),
  };
}

export function customerDto(customer: CustomerView): CustomerDto {
  return {
    customerId: customer.customerId,
    tags: customer.tags.map(subjectTagDto),
    vehicles: customer.vehicles.map(({ tags, ...vehicle }) => ({
      ...vehicle,
      tags: tags.map(subjectTagDto),
    })),
    leads: customer.leads.map(({ tags, ...lead }) => ({ ...lead, tags: tags.map(subjectTagDto) })),
    contact: customer.contact,
    snapshotId: customer.snapshotId,
    asOf: customer.asOf,
  };
}

export function vehicleDto({ tags, customers, ...vehicle }: VehicleView): VehicleDto {
  return { ...vehicle, tags: tags.map(subjectTagDto), customers: [...customers] };
}

export function leadDto({ tags, ...lead }: LeadView): LeadDto {
  return { ...lead, tags: tags.map(subjectTagDto) };
}

export function subjectPageDto(page: SubjectPage): SubjectPageDto {
  return {
    items: page.items.map(subjectRowDto),
    total: page.total,
    nextCursor: page.nextId === null ? null : String(page.nextId),
    snapshotId: page.snapshotId,
    asOf: page.asOf,
  };
}
