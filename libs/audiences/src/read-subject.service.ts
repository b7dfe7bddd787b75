import { Injectable } from '@nestjs/common';
import { SnapshotService, type SnapshotEntity } from '@tagwright/materialization';
import type { Subject } from '@tagwright/rules';
import { ContactService } from './contact.service.js';
import { FrozenDefinitionsService } from './frozen-definitions.service.js';
import { SubjectDetailsService } from './subject-details.service.js';
import { SubjectTableService } from './subject-table.service.js';
import { nameTags, type NamingContext, type SubjectTag } from './subject-tags.js';
import type { CustomerView, LeadView, SubjectPage, VehicleView } from './subject-views.js';

/** One customer, vehicle or lead as the published snapshot has it. */
@Injectable()
export class ReadSubjectService {
  constructor(
    private readonly snapshots: SnapshotService,
    private readonly tables: SubjectTableService,
    private readonly details: SubjectDetailsService,
    private readonly definitions: FrozenDefinitionsService,
    private readonly contacts: ContactService,
  ) {}

  /** @throws DomainError `no_snapshot`, `customer_not_found`. */
  async customer(id: number): Promise<CustomerView> {
    const snapshot = await this.snapshots.requireCurrent();
    const row = await this.tables.row(snapshot, 'customer', id);
    const [naming, vehicles, leads, contact] = await Promise.all([
      this.definitions.read(snapshot),
      this.details.vehiclesOf(snapshot, id),
      this.details.leadsOf(snapshot, id),
      this.contacts.find(snapshot, id),
    ]);
    const vehicleIds = vehicles.map(({ vehicleId }) => vehicleId);
    const vehicleTags = await this.tags(snapshot, 'vehicle', vehicleIds, naming);
    const leadIds = leads.map(({ leadId }) => leadId);
    const leadTags = await this.tags(snapshot, 'lead', leadIds, naming);
    return {
      customerId: id,
      tags: nameTags(row, naming),
      vehicles: vehicles.map((each) => ({ ...each, tags: vehicleTags.get(each.vehicleId) ?? [] })),
      leads: leads.map((each) => ({ ...each, tags: leadTags.get(each.leadId) ?? [] })),
      contact,
      ...originOf(snapshot),
    };
  }

  /** @throws DomainError `no_snapshot`, `vehicle_not_found`. */
  async vehicle(id: number): Promise<VehicleView> {
    const snapshot = await this.snapshots.requireCurrent();
    const row = await this.tables.row(snapshot, 'vehicle', id);
    const [naming, [vehicle], customers] = await Promise.all([
      this.definitions.read(snapshot),
      this.details.vehicles(snapshot, [id]),
      this.details.holdersOf(snapshot, id),
    ]);
    return {
      vehicleId: id,
      brand: vehicle?.brand ?? null,
      series: vehicle?.series ?? null,
      model: vehicle?.model ?? null,
      deliveryDate: vehicle?.deliveryDate ?? null,
      tags: nameTags(row, naming),
      customers,
      ...originOf(snapshot),
    };
  }

  /** @throws DomainError `no_snapshot`, `lead_not_found`. */
  async lead(id: number): Promise<LeadView> {
    const snapshot = await this.snapshots.requireCurrent();
    const row = await this.tables.row(snapshot, 'lead', id);
    const [naming, lead] = await Promise.all([
      this.definitions.read(snapshot),
      this.details.lead(snapshot, id),
    ]);
    return {
      leadId: id,
      customerId: lead?.customerId ?? null,
      createdDate: lead?.createdDate ?? null,
      outcome: lead?.outcome ?? null,
      tags: nameTags(row, naming),
      ...originOf(snapshot),
    };
  }

  /** Rows with ids from `from` on, by id. @throws DomainError `no_snapshot`. */
  async page(subject: Subject, from: number, limit: number): Promise<SubjectPage> {
    const snapshot = await this.snapshots.requireCurrent();
    const rows = await this.tables.page(snapshot, subject, from, limit + 1);
    const total = snapshot.manifest.tables.find((table) => table.subject === subject)?.rows ?? 0;
    const nextId = rows[limit]?.id ?? null;
    return { items: rows.slice(0, limit), total, nextId, ...originOf(snapshot) };
  }

  private async tags(
    snapshot: SnapshotEntity,
    subject: Subject,
    ids: readonly number[],
    naming: NamingContext,
  ): Promise<Map<number, SubjectTag[]>> {
    const rows = await this.tables.rows(snapshot, subject, ids);
    return new Map(rows.map((row) => [row.id, nameTags(row, naming)]));
  }
}

function originOf(snapshot: SnapshotEntity): { snapshotId: number; asOf: string } {
  return { snapshotId: snapshot.id, asOf: snapshot.asOf.toISOString() };
}
