import type { SubjectRow } from './subject-row.js';
import type { SubjectTag } from './subject-tags.js';

/** What a snapshot says, and of when. */
interface FromSnapshot {
  readonly snapshotId: number;
  readonly asOf: string;
}

/** Personal data of one customer, masked before it leaves the reader. */
export interface MaskedContact {
  readonly name: string | null;
  readonly mobile: string | null;
}

export interface OwnedVehicle {
  readonly vehicleId: number;
  /** Code of `ownership_role`. */
  readonly role: string;
  readonly brand: string | null;
  readonly model: string | null;
  readonly deliveryDate: string | null;
  readonly tags: readonly SubjectTag[];
}

export interface LeadOfCustomer {
  readonly leadId: number;
  readonly createdDate: string | null;
  readonly outcome: string | null;
  readonly tags: readonly SubjectTag[];
}

export interface CustomerView extends FromSnapshot {
  readonly customerId: number;
  readonly tags: readonly SubjectTag[];
  readonly vehicles: readonly OwnedVehicle[];
  readonly leads: readonly LeadOfCustomer[];
  readonly contact: MaskedContact | null;
}

export interface VehicleHolder {
  readonly customerId: number;
  readonly role: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface VehicleView extends FromSnapshot {
  readonly vehicleId: number;
  readonly brand: string | null;
  readonly series: string | null;
  readonly model: string | null;
  readonly deliveryDate: string | null;
  readonly tags: readonly SubjectTag[];
  readonly customers: readonly VehicleHolder[];
}

export interface LeadView extends FromSnapshot {
  readonly leadId: number;
  readonly customerId: number | null;
  readonly createdDate: string | null;
  readonly outcome: string | null;
  readonly tags: readonly SubjectTag[];
}

/** Some rows by id, and where the next page begins. */
export interface SubjectPage extends FromSnapshot {
  readonly items: readonly SubjectRow[];
  readonly total: number;
  readonly nextId: number | null;
}
