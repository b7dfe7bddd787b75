import { Injectable } from '@nestjs/common';
import type { Scope } from '@tagwright/access';
import { BrandReachService } from '../brand-reach.service.js';
import { OpenSnapshotService } from '../open-snapshot.service.js';
import { SubjectTableService } from '../subject-table.service.js';
import { DatasetRecordsService, type FoundRecords } from './dataset-records.service.js';
import { personOf, RELATION_ORDER, type PersonRelation } from './person-relation.js';
import type { SourceRecord } from './record.js';
import { ordersWithLines, type ServiceOrder } from './service-orders.js';
import { originOf } from './subject-records.service.js';

/** One vehicle's file: what it is, whose it was and is, what was done to it. */
export interface VehicleFile {
  readonly vehicle: SourceRecord | null;
  readonly relations: readonly PersonRelation[];
  readonly service: readonly ServiceOrder[];
  readonly serviceTotal: number;
  readonly policies: readonly SourceRecord[];
  readonly complaints: readonly SourceRecord[];
  readonly sales: readonly SourceRecord[];
  readonly snapshotId: number;
  readonly asOf: string;
}

/** Reads the file of a vehicle in the versions that the published snapshot was made of. */
@Injectable()
export class VehicleFileService {
  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly tables: SubjectTableService,
    private readonly records: DatasetRecordsService,
    private readonly brands: BrandReachService,
  ) {}

  /** @throws DomainError `no_snapshot`, `vehicle_not_found` */
  read(vehicleId: number, scope: Scope): Promise<VehicleFile> {
    return this.snapshots.current(async (snapshot) => {
      await this.tables.row(snapshot, 'vehicle', vehicleId);
      const where = `vehicle_id = ${vehicleId}`;
      // People of other brands are not named to who does not reach them.
      const within = await this.brands.ofLink(scope, snapshot, 'customer');
      const find = (dataset: string, order: string): Promise<FoundRecords> =>
        this.records.find(snapshot, { dataset, where, order });
      const [vehicle, relations, orders, lines, policies, complaints, sales] = await Promise.all([
        find('vehicle', 'vehicle_id'),
        this.records.find(snapshot, {
          dataset: 'ownership',
          where: `${where} AND ${within}`,
          order: RELATION_ORDER,
        }),
        find('service_order', 'open_date DESC NULLS LAST'),
        find('service_order_line', 'open_date DESC NULLS LAST, order_no, line_no'),
        find('insurance_policy', 'start_date DESC NULLS LAST'),
        find('complaint', 'opened_date DESC NULLS LAST'),
        find('sales_order', 'order_date DESC NULLS LAST'),
      ]);
      return {
        vehicle: vehicle.records[0] ?? null,
        relations: relations.records.map((relation) => personOf(relation, snapshot)),
        service: ordersWithLines(orders.records, lines.records),
        serviceTotal: orders.total,
        policies: policies.records,
        complaints: complaints.records,
        sales: sales.records,
        ...originOf(snapshot),
      };
    });
  }
}
