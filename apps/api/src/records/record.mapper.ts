import type {
  CustomerOrders,
  LeadRecord,
  PersonRelation,
  RecordCell,
  RecordList,
  ServiceOrder,
  SourceRecord,
  VehicleFile,
  VehicleRelation,
} from '@tagwright/audiences';
import { jsonValue } from '../shared/json-value.js';
import { valueTypeDto } from '../shared/value-type.dto.js';
import type {
  LeadRecordsDto,
  OrdersDto,
  PersonRelationDto,
  RecordCellDto,
  RecordDto,
  ServiceOrderDto,
  VehicleFileDto,
  VehicleRelationsDto,
} from './record.dto.js';

export function recordDto({ cells, ...place }: SourceRecord): RecordDto {
  return { ...place, cells: cells.map(cellDto) };
}

function cellDto({ type, value, ...rest }: RecordCell): RecordCellDto {
  return { ...rest, type: valueTypeDto(type), value: jsonValue(value, type) };
}

export function vehicleRelationsDto({
  items,
  ...rest
}: RecordList<VehicleRelation>): VehicleRelationsDto {
  return {
    ...rest,
    items: items.map(({ relation, vehicle, people, ...each }) => ({
      ...each,
      relation: recordDto(relation),
      vehicle: vehicle === null ? null : recordDto(vehicle),
      people: people.map(personRelationDto),
    })),
  };
}

export function leadRecordsDto({ items, ...rest }: RecordList<LeadRecord>): LeadRecordsDto {
  return { ...rest, items: items.map(({ leadId, lead }) => ({ leadId, lead: recordDto(lead) })) };
}

export function ordersDto({ sales, service, leftOver, ...rest }: CustomerOrders): OrdersDto {
  return {
    ...rest,
    sales: sales.map(recordDto),
    service: service.map(serviceOrderDto),
    leftOver: leftOver.map(recordDto),
  };
}

export function vehicleFileDto(file: VehicleFile): VehicleFileDto {
  return {
    ...file,
    vehicle: file.vehicle === null ? null : recordDto(file.vehicle),
    relations: file.relations.map(personRelationDto),
    service: file.service.map(serviceOrderDto),
    policies: file.policies.map(recordDto),
    complaints: file.complaints.map(recordDto),
    sales: file.sales.map(recordDto),
  };
}

function personRelationDto({ relation, ...each }: PersonRelation): PersonRelationDto {
  return { ...each, relation: recordDto(relation) };
}

function serviceOrderDto({ order, lines, ...rest }: ServiceOrder): ServiceOrderDto {
  return { ...rest, order: recordDto(order), lines: lines.map(recordDto) };
}
