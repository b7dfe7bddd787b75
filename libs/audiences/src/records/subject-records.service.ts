import { Injectable } from '@nestjs/common';
import type { Scope } from '@tagwright/access';
import type { SnapshotEntity } from '@tagwright/materialization';
import { BrandReachService } from '../brand-reach.service.js';
import { localDate } from '../local-date.js';
import { OpenSnapshotService } from '../open-snapshot.service.js';
import { SubjectTableService } from '../subject-table.service.js';
import { DatasetRecordsService } from './dataset-records.service.js';
import { cellOf, type RecordList, type SourceRecord } from './record.js';
import { isLeftOver, ordersWithLines, type ServiceOrder } from './service-orders.js';

/** A vehicle of a customer, in one role over one period. */
export interface VehicleRelation {
  readonly vehicleId: number;
  /** Whether the relation holds on the snapshot's day. */
  readonly current: boolean;
  readonly relation: SourceRecord;
  /** The vehicle's file; null when no source has one. */
  readonly vehicle: SourceRecord | null;
}

export interface LeadRecord {
  readonly leadId: number;
  readonly lead: SourceRecord;
}

export interface CustomerOrders {
  readonly sales: readonly SourceRecord[];
  readonly salesTotal: number;
  readonly service: readonly ServiceOrder[];
  readonly serviceTotal: number;
  /** What was recommended at the last visit of each vehicle and not done. */
  readonly leftOver: readonly SourceRecord[];
  readonly snapshotId: number;
  readonly asOf: string;
}

/** What the sources say of one customer, in the versions that the published snapshot was made of. */
@Injectable()
export class SubjectRecordsService {
  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly tables: SubjectTableService,
    private readonly records: DatasetRecordsService,
    private readonly brands: BrandReachService,
  ) {}

  /** Those of today first. @throws DomainError `no_snapshot`, `customer_not_found` */
  vehicles(customerId: number, scope: Scope): Promise<RecordList<VehicleRelation>> {
    return this.ofCustomer(customerId, async (snapshot, own) => {
      const where = `${own} AND ${await this.brands.ofLink(scope, snapshot, 'vehicle')}`;
      const { records, total } = await this.records.find(snapshot, {
        dataset: 'ownership',
        where,
        order: 'valid_to DESC NULLS FIRST, valid_from DESC NULLS LAST, vehicle_id',
      });
      const files = await this.vehicleFiles(snapshot, records);
      const items = records.map((relation) => {
        const vehicleId = Number(cellOf(relation, 'vehicle_id'));
        const vehicle = files.find((file) => cellOf(file, 'vehicle_id') === vehicleId) ?? null;
        return { vehicleId, current: holds(relation, snapshot), relation, vehicle };
      });
      return { items, total, ...originOf(snapshot) };
    });
  }

  /** The newest first. @throws DomainError `no_snapshot`, `customer_not_found` */
  leads(customerId: number, scope: Scope): Promise<RecordList<LeadRecord>> {
    return this.ofCustomer(customerId, async (snapshot, own) => {
      const where = `${own} AND ${await this.brands.ofLink(scope, snapshot, 'lead')}`;
      const order = 'created_date DESC NULLS LAST, lead_id';
      const { records, total } = await this.records.find(snapshot, {
        dataset: 'lead',
        where,
        order,
      });
      const items = records.map((lead) => ({ leadId: Number(cellOf(lead, 'lead_id')), lead }));
      return { items, total, ...originOf(snapshot) };
    });
  }

  /** The newest first. @throws DomainError `no_snapshot`, `customer_not_found` */
  orders(customerId: number): Promise<CustomerOrders> {
    return this.ofCustomer(customerId, async (snapshot, where) => {
      const [sales, service, lines] = await Promise.all([
        this.records.find(snapshot, {
          dataset: 'sales_order',
          where,
          order: 'order_date DESC NULLS LAST',
        }),
        this.records.find(snapshot, {
          dataset: 'service_order',
          where,
          order: 'open_date DESC NULLS LAST',
        }),
        this.records.find(snapshot, {
          dataset: 'service_order_line',
          where,
          order: 'open_date DESC NULLS LAST, order_no, line_no',
        }),
      ]);
      const orders = ordersWithLines(service.records, lines.records);
      return {
        sales: sales.records,
        salesTotal: sales.total,
        service: orders,
        serviceTotal: service.total,
        leftOver: orders
          .filter(({ last }) => last)
          .flatMap((order) => order.lines.filter(isLeftOver)),
        ...originOf(snapshot),
      };
    });
  }

  private ofCustomer<T>(
    id: number,
    work: (snapshot: SnapshotEntity, where: string) => Promise<T>,
  ): Promise<T> {
    return this.snapshots.current(async (snapshot) => {
      await this.tables.row(snapshot, 'customer', id);
      return work(snapshot, `customer_id = ${id}`);
    });
  }

  private async vehicleFiles(
    snapshot: SnapshotEntity,
    relations: readonly SourceRecord[],
  ): Promise<readonly SourceRecord[]> {
    const ids = [...new Set(relations.map((each) => Number(cellOf(each, 'vehicle_id'))))];
    if (ids.length === 0) return [];
    const where = `vehicle_id IN (${ids.join(', ')})`;
    const order = 'vehicle_id';
    return (await this.records.find(snapshot, { dataset: 'vehicle', where, order })).records;
  }
}

/** Whether a relation's half-open days hold the snapshot's day. */
export function holds(relation: SourceRecord, { asOf, zone }: SnapshotEntity): boolean {
  const day = localDate(asOf, zone);
  const from = cellOf(relation, 'valid_from');
  const to = cellOf(relation, 'valid_to');
  return (from === null || String(from) <= day) && (to === null || String(to) > day);
}

/** Which snapshot an answer is from. */
export function originOf({ id, asOf }: SnapshotEntity): { snapshotId: number; asOf: string } {
  return { snapshotId: id, asOf: asOf.toISOString() };
}
