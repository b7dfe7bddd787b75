import { ApiProperty } from '@nestjs/swagger';
import { JSON_VALUE, type JsonValue } from '../shared/json-value.js';
import { ValueTypeDto } from '../shared/value-type.dto.js';
import { WordsDto } from '../shared/words.dto.js';

/** One value of a source's row. */
export class RecordCellDto {
  readonly column!: string;
  readonly name!: WordsDto;
  readonly type!: ValueTypeDto;
  /** Of personal columns the first character and the rough length. */
  @ApiProperty(JSON_VALUE)
  readonly value!: JsonValue;
  /** The value for people: a code by its name; null when it is missing. */
  readonly valueName!: WordsDto | null;
  readonly masked!: boolean;
}

/** One row of an enterprise dataset, with the place in a source that it came from. */
export class RecordDto {
  readonly dataset!: string;
  readonly datasetVersion!: number;
  readonly source!: string | null;
  readonly sourceFile!: string | null;
  readonly sourceRow!: number | null;
  readonly cells!: RecordCellDto[];
}

export class PersonRelationDto {
  readonly customerId!: number;
  readonly current!: boolean;
  readonly relation!: RecordDto;
}

export class VehicleRelationDto {
  readonly vehicleId!: number;
  /** Whether the relation holds on the snapshot's day. */
  readonly current!: boolean;
  /** Role and period. */
  readonly relation!: RecordDto;
  readonly vehicle!: RecordDto | null;
  /** Others who are or were related to the vehicle, as far as the caller reaches them. */
  readonly people!: PersonRelationDto[];
}

/** Those of today first. */
export class VehicleRelationsDto {
  readonly items!: VehicleRelationDto[];
  readonly total!: number;
  readonly snapshotId!: number;
  readonly asOf!: string;
}

export class LeadRecordDto {
  readonly leadId!: number;
  readonly lead!: RecordDto;
}

/** The newest first. */
export class LeadRecordsDto {
  readonly items!: LeadRecordDto[];
  readonly total!: number;
  readonly snapshotId!: number;
  readonly asOf!: string;
}

/** A visit to a workshop. */
export class ServiceOrderDto {
  readonly order!: RecordDto;
  readonly lines!: RecordDto[];
  /** Items that were recommended and not done. */
  readonly leftOver!: number;
  /** Whether it is the vehicle's latest visit. */
  readonly last!: boolean;
}

/** Sales and service orders, the newest first. */
export class OrdersDto {
  readonly sales!: RecordDto[];
  readonly salesTotal!: number;
  readonly service!: ServiceOrderDto[];
  readonly serviceTotal!: number;
  /** What was recommended at the last visit of each vehicle and not done. */
  readonly leftOver!: RecordDto[];
  readonly snapshotId!: number;
  readonly asOf!: string;
}

/** A vehicle's file: what it is, whose it was and is, what was done to it. */
export class VehicleFileDto {
  readonly vehicle!: RecordDto | null;
  readonly relations!: PersonRelationDto[];
  readonly service!: ServiceOrderDto[];
  readonly serviceTotal!: number;
  readonly policies!: RecordDto[];
  readonly complaints!: RecordDto[];
  readonly sales!: RecordDto[];
  readonly snapshotId!: number;
  readonly asOf!: string;
}
