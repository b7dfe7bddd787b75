import { Injectable } from '@nestjs/common';
import { FULL_SCOPE, type Scope } from '@tagwright/access';
import type { SnapshotEntity } from '@tagwright/materialization';
import type { Subject } from '@tagwright/rules';
import { ContactService } from './contact.service.js';
import { FrozenDefinitionsService } from './frozen-definitions.service.js';
import { OpenSnapshotService } from './open-snapshot.service.js';
import { originOf } from './records/subject-records.service.js';
import { SubjectDetailsService } from './subject-details.service.js';
import type { SubjectRow } from './subject-row.js';
import { SubjectTableService } from './subject-table.service.js';
import { nameTags, type NamingContext, type SubjectTag } from './subject-tags.js';
import type { CustomerView, LeadView, VehicleView } from './subject-views.js';
import { isTagWithin } from './within-scope.js';

/** One customer, vehicle or lead as the published snapshot has it. */
@Injectable()
export class ReadSubjectService {
  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly tables: SubjectTableService,
    private readonly details: SubjectDetailsService,
    private readonly definitions: FrozenDefinitionsService,
    private readonly contacts: ContactService,
  ) {}

  /** @throws DomainError `no_snapshot`, `customer_not_found`. */
  customer(id: number, scope = FULL_SCOPE): Promise<CustomerView> {
    return this.snapshots.current((snapshot) => this.customerIn(snapshot, id, scope));
  }

  private async customerIn(
    snapshot: SnapshotEntity,
    id: number,
    scope: Scope,
  ): Promise<CustomerView> {
    const row = await this.tables.row(snapshot, 'customer', id);
    const [naming, vehicles, leads, contact] = await Promise.all([
      this.definitions.read(snapshot),
      this.details.vehiclesOf(snapshot, id, scope),
      this.details.leadsOf(snapshot, id, scope),
      this.contacts.find(snapshot, id),
    ]);
    const vehicleIds = vehicles.map(({ vehicleId }) => vehicleId);
    const vehicleTags = await this.tags(snapshot, 'vehicle', vehicleIds, { ...naming, scope });
    const leadIds = leads.map(({ leadId }) => leadId);
    const leadTags = await this.tags(snapshot, 'lead', leadIds, { ...naming, scope });
    return {
      customerId: id,
      tags: named(row, naming, scope),
      vehicles: vehicles.map((each) => ({ ...each, tags: vehicleTags.get(each.vehicleId) ?? [] })),
      leads: leads.map((each) => ({ ...each, tags: leadTags.get(each.leadId) ?? [] })),
      contact,
      ...originOf(snapshot),
    };
  }

  /** @throws DomainError `no_snapshot`, `vehicle_not_found`. */
  vehicle(id: number, scope = FULL_SCOPE): Promise<VehicleView> {
    return this.snapshots.current((snapshot) => this.vehicleIn(snapshot, id, scope));
  }

  private async vehicleIn(
    snapshot: SnapshotEntity,
    id: number,
    scope: Scope,
  ): Promise<VehicleView> {
    const row = await this.tables.row(snapshot, 'vehicle', id);
    const [naming, [vehicle], customers] = await Promise.all([
      this.definitions.read(snapshot),
      this.details.vehicles(snapshot, [id]),
      this.details.holdersOf(snapshot, id, scope),
    ]);
    return {
      vehicleId: id,
      brand: vehicle?.brand ?? null,
      series: vehicle?.series ?? null,
      model: vehicle?.model ?? null,
      deliveryDate: vehicle?.deliveryDate ?? null,
      tags: named(row, naming, scope),
      customers,
      ...originOf(snapshot),
    };
  }

  /** @throws DomainError `no_snapshot`, `lead_not_found`. */
  lead(id: number, scope = FULL_SCOPE): Promise<LeadView> {
    return this.snapshots.current((snapshot) => this.leadIn(snapshot, id, scope));
  }

  private async leadIn(snapshot: SnapshotEntity, id: number, scope: Scope): Promise<LeadView> {
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
      tags: named(row, naming, scope),
      ...originOf(snapshot),
    };
  }

  private async tags(
    snapshot: SnapshotEntity,
    subject: Subject,
    ids: readonly number[],
    naming: NamingContext & { readonly scope: Scope },
  ): Promise<Map<number, SubjectTag[]>> {
    const rows = await this.tables.rows(snapshot, subject, ids);
    return new Map(rows.map((row) => [row.id, named(row, naming, naming.scope)]));
  }
}

/** A row's tags that the asker reaches, named. */
function named(row: SubjectRow, naming: NamingContext, scope: Scope): SubjectTag[] {
  const tags = row.tags.filter(({ code }) => isTagWithin(scope, naming.set, code));
  return nameTags({ ...row, tags }, naming);
}
