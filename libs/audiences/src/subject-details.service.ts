import { Injectable } from '@nestjs/common';
import type { Scope } from '@tagwright/access';
import type { EngineRow } from '@tagwright/engines';
import type { SnapshotEntity } from '@tagwright/materialization';
import { BrandReachService } from './brand-reach.service.js';
import { localDate } from './local-date.js';
import { SnapshotDatasetsService } from './snapshot-datasets.service.js';
import { SnapshotReader } from './snapshot-reader.js';
import type { VehicleHolder } from './subject-views.js';

/** A person looks at these; nobody reads longer lists. */
const AT_MOST = 200;

export interface VehicleDetails {
  readonly vehicleId: number;
  readonly brand: string | null;
  readonly series: string | null;
  readonly model: string | null;
  readonly deliveryDate: string | null;
}

export interface LeadDetails {
  readonly leadId: number;
  readonly customerId: number | null;
  readonly createdDate: string | null;
  readonly outcome: string | null;
}

export type HeldVehicle = Omit<VehicleDetails, 'series'> & { readonly role: string };

/** Vehicles, leads and who holds what, from the dataset versions that a snapshot was made of. */
@Injectable()
export class SubjectDetailsService {
  constructor(
    private readonly reader: SnapshotReader,
    private readonly datasets: SnapshotDatasetsService,
    private readonly brands: BrandReachService,
  ) {}

  async vehicles(snapshot: SnapshotEntity, ids: readonly number[]): Promise<VehicleDetails[]> {
    if (ids.length === 0) return [];
    const rows = await this.select(snapshot, 'vehicle', (relation) => {
      const columns = 'vehicle_id, brand, series, model, delivery_date';
      return `SELECT ${columns} FROM ${relation} WHERE vehicle_id IN (${ids.join(', ')})`;
    });
    return rows.map((row) => ({
      vehicleId: Number(row.vehicle_id),
      brand: textOf(row.brand),
      series: textOf(row.series),
      model: textOf(row.model),
      deliveryDate: textOf(row.delivery_date),
    }));
  }

  /** What a customer holds at the snapshot's moment, in any role, as far as the asker reaches it. */
  async vehiclesOf(
    snapshot: SnapshotEntity,
    customerId: number,
    scope: Scope,
  ): Promise<HeldVehicle[]> {
    const within = await this.brands.ofLink(scope, snapshot, 'vehicle');
    const held = await this.select(
      snapshot,
      'ownership',
      (relation) =>
        `SELECT DISTINCT vehicle_id, role FROM ${relation}
         WHERE customer_id = ${customerId} AND ${heldAt(snapshot)} AND ${within}
         ORDER BY vehicle_id, role LIMIT ${AT_MOST}`,
    );
    const ids = [...new Set(held.map((row) => Number(row.vehicle_id)))];
    const details = await this.vehicles(snapshot, ids);
    return held.map((row) => {
      const vehicleId = Number(row.vehicle_id);
      const vehicle = details.find((each) => each.vehicleId === vehicleId);
      return {
        vehicleId,
        role: textOf(row.role) ?? '',
        brand: vehicle?.brand ?? null,
        model: vehicle?.model ?? null,
        deliveryDate: vehicle?.deliveryDate ?? null,
      };
    });
  }

  /** Who held a vehicle in which role, then and now, as far as the asker reaches them. */
  async holdersOf(
    snapshot: SnapshotEntity,
    vehicleId: number,
    scope: Scope,
  ): Promise<VehicleHolder[]> {
    const within = await this.brands.ofLink(scope, snapshot, 'customer');
    const rows = await this.select(
      snapshot,
      'ownership',
      (relation) =>
        `SELECT customer_id, role, valid_from, valid_to FROM ${relation}
         WHERE vehicle_id = ${vehicleId} AND ${within} ORDER BY valid_from, customer_id, role LIMIT ${AT_MOST}`,
    );
    return rows.map((row) => ({
      customerId: Number(row.customer_id),
      role: textOf(row.role) ?? '',
      validFrom: textOf(row.valid_from),
      validTo: textOf(row.valid_to),
    }));
  }

  async lead(snapshot: SnapshotEntity, leadId: number): Promise<LeadDetails | undefined> {
    const [row] = await this.leads(snapshot, `lead_id = ${leadId}`);
    return row;
  }

  async leadsOf(
    snapshot: SnapshotEntity,
    customerId: number,
    scope: Scope,
  ): Promise<Omit<LeadDetails, 'customerId'>[]> {
    const within = await this.brands.ofLink(scope, snapshot, 'lead');
    const leads = await this.leads(snapshot, `customer_id = ${customerId} AND ${within}`);
    return leads.map(({ leadId, createdDate, outcome }) => ({ leadId, createdDate, outcome }));
  }

  private async leads(snapshot: SnapshotEntity, where: string): Promise<LeadDetails[]> {
    const rows = await this.select(
      snapshot,
      'lead',
      (relation) =>
        `SELECT lead_id, customer_id, created_date, outcome FROM ${relation}
         WHERE ${where} ORDER BY lead_id LIMIT ${AT_MOST}`,
    );
    return rows.map((row) => ({
      leadId: Number(row.lead_id),
      customerId: row.customer_id === null ? null : Number(row.customer_id),
      createdDate: textOf(row.created_date),
      outcome: textOf(row.outcome),
    }));
  }

  private async select(
    snapshot: SnapshotEntity,
    dataset: string,
    sql: (relation: string) => string,
  ): Promise<EngineRow[]> {
    const relation = await this.datasets.relation(snapshot, dataset);
    return relation === null ? [] : this.reader.query(sql(relation));
  }
}

function heldAt({ asOf, zone }: SnapshotEntity): string {
  const day = `DATE '${localDate(asOf, zone)}'`;
  return `(valid_from IS NULL OR valid_from <= ${day}) AND (valid_to IS NULL OR valid_to > ${day})`;
}

function textOf(value: EngineRow[string] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
