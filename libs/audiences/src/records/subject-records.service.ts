import { Injectable } from '@nestjs/common';
import type { Scope } from '@tagwright/access';
import type { SnapshotEntity } from '@tagwright/materialization';
import { BrandReachService } from '../brand-reach.service.js';
import { OpenSnapshotService } from '../open-snapshot.service.js';
import { SubjectTableService } from '../subject-table.service.js';
import { DatasetRecordsService, type RecordQuery } from './dataset-records.service.js';
import { holds, personOf, RELATION_ORDER, type PersonRelation } from './person-relation.js';
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
  /** Others who are or were related to the vehicle: whoever drives it, pays for it or had it before. */
  readonly people: readonly PersonRelation[];
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
        order: RELATION_ORDER,
      });
      const ids = [...new Set(records.map(vehicleOf))];
      // People of other brands are not named to who does not reach them.
      const others = `customer_id <> ${customerId} AND ${await this.brands.ofLink(scope, snapshot, 'customer')}`;
      const [files, people] = await Promise.all([
        this.ofVehicles(snapshot, ids, { dataset: 'vehicle', where: 'true', order: 'vehicle_id' }),
        this.ofVehicles(snapshot, ids, {
          dataset: 'ownership',
          where: others,
          order: RELATION_ORDER,
        }),
      ]);
      const items = records.map((relation) => {
        const vehicleId = vehicleOf(relation);
        return {
          ...{ vehicleId, current: holds(relation, snapshot), relation },
          vehicle: files.find((file) => vehicleOf(file) === vehicleId) ?? null,
          people: people
            .filter((other) => vehicleOf(other) === vehicleId)
            .map((other) => personOf(other, snapshot)),
        };
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

  /** Rows of a dataset that are about one of the vehicles. */
  private async ofVehicles(
    snapshot: SnapshotEntity,
    ids: readonly number[],
    { where, ...query }: RecordQuery,
  ): Promise<readonly SourceRecord[]> {
    if (ids.length === 0) return [];
    const within = `vehicle_id IN (${ids.join(', ')}) AND ${where}`;
    return (await this.records.find(snapshot, { ...query, where: within })).records;
  }
}

const vehicleOf = (record: SourceRecord): number => Number(cellOf(record, 'vehicle_id'));

/** Which snapshot an answer is from. */
export function originOf({ id, asOf }: SnapshotEntity): { snapshotId: number; asOf: string } {
  return { snapshotId: id, asOf: asOf.toISOString() };
}
