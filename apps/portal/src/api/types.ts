/**
 * What the portal reads from the API. The names are the portal's; once `openapi.json` exists, each
 * becomes an alias of its generated schema (`npm run openapi:types`) and nothing else changes.
 */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Subject = 'customer' | 'vehicle' | 'lead';

/** A tag's or fact's value; null is missing. Decimals come as text so that no digit is lost. */
export type TagValue = string | number | boolean | readonly string[] | null;

export type ValueKind =
  'code' | 'codes' | 'boolean' | 'integer' | 'decimal' | 'date' | 'timestamp' | 'text' | 'id';

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly nextCursor: string | null;
}

export interface CodeList {
  readonly list: string;
  readonly name: Words;
  readonly codes: readonly { readonly code: string; readonly name: Words }[];
}

export interface TagSummary {
  readonly code: string;
  readonly name: Words;
  readonly category: string;
  readonly subject: Subject;
  readonly kind: string;
  readonly type: ValueKind;
  readonly list?: string | null;
  readonly version: string;
  readonly state: string;
  readonly owner: string;
  readonly meaning: Words | null;
  readonly words: Words | null;
}

export interface TagDetail extends TagSummary {
  readonly definition: unknown;
  readonly purpose?: Words | null;
  readonly legalBasis?: string | null;
  readonly dependsOn: { readonly facts: readonly string[]; readonly tags: readonly string[] };
  readonly usedBy: { readonly tags: readonly string[] };
}

export interface FactSummary {
  readonly code: string;
  readonly name: Words;
  readonly group: string;
  readonly subject: Subject;
  readonly type: ValueKind;
  readonly list?: string | null;
  readonly words: Words | null;
}

export interface ValueCount {
  readonly value: TagValue;
  readonly name: Words | null;
  readonly count: number;
}

export interface Bucket {
  readonly from: string | number;
  readonly to: string | number;
  readonly count: number;
}

export interface Distribution {
  readonly snapshotId: string;
  readonly asOf: string;
  readonly subject: Subject;
  readonly total: number;
  readonly missing: number;
  readonly values?: readonly ValueCount[];
  readonly min?: string | number | null;
  readonly max?: string | number | null;
  readonly buckets?: readonly Bucket[];
}

export type RunState = 'queued' | 'running' | 'succeeded' | 'failed';

export interface RunStep {
  readonly name: string;
  readonly state: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly seconds: number | null;
  readonly figures: Readonly<Record<string, unknown>> | null;
}

export interface Run {
  readonly id: string;
  readonly kind: string;
  readonly state: RunState;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly asOf: string | null;
  readonly zone: string | null;
  readonly progress: number;
  readonly steps: readonly RunStep[];
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly result: Readonly<Record<string, unknown>> | null;
}

export interface SnapshotTable {
  readonly subject: Subject;
  readonly rows: number;
  readonly file: string;
  readonly sha256: string;
}

export interface Snapshot {
  readonly id: string;
  readonly runId: string | null;
  readonly asOf: string;
  readonly zone: string;
  readonly contentDigest: string;
  readonly publishedAt: string;
  readonly tables: readonly SnapshotTable[];
  readonly definitions: unknown;
  readonly datasets: unknown;
}

export interface Move {
  readonly from: TagValue;
  readonly to: TagValue;
  readonly count: number;
}

export interface TagChange {
  readonly tag: string;
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  readonly matrix: readonly Move[];
}

export interface SnapshotDiff {
  readonly previousId: string | null;
  readonly tags: readonly TagChange[];
}

export interface SubjectTag {
  readonly code: string;
  readonly name: Words;
  readonly type: ValueKind;
  readonly value: TagValue;
  readonly valueName: Words | null;
}

export interface CustomerVehicle {
  readonly vehicleId: number;
  readonly role: string | null;
  readonly brand: string | null;
  readonly model: string | null;
  readonly deliveryDate: string | null;
  readonly tags: readonly SubjectTag[];
}

export interface CustomerLead {
  readonly leadId: number;
  readonly createdDate: string | null;
  readonly outcome: string | null;
  readonly tags: readonly SubjectTag[];
}

export interface Customer {
  readonly customerId: number;
  readonly tags: readonly SubjectTag[];
  readonly vehicles: readonly CustomerVehicle[];
  readonly leads: readonly CustomerLead[];
  readonly contact: { readonly name: string | null; readonly mobile: string | null } | null;
  readonly snapshotId: string;
  readonly asOf: string;
}

export interface CustomerRow {
  readonly customerId: number;
  readonly tags: readonly SubjectTag[];
}

/** Three-valued truth of a condition; a missing value makes it unknown. */
export type Truth = 'true' | 'false' | 'unknown';

export interface ConditionTrace {
  readonly kind: 'all' | 'any' | 'not' | 'leaf';
  readonly state: Truth;
  readonly children?: readonly ConditionTrace[];
  readonly fact?: string;
  readonly tag?: string;
  readonly name?: Words | null;
  readonly operator?: string;
  readonly expected?: unknown;
  readonly actual?: TagValue;
  readonly words?: Words | null;
}

export interface CaseTrace {
  readonly index: number;
  readonly value: TagValue;
  readonly valueName?: Words | null;
  readonly state: Truth;
  readonly condition: ConditionTrace;
}

export interface FactTrace {
  readonly code: string;
  readonly name: Words;
  readonly value: TagValue;
  readonly dataset: string | null;
  readonly datasetVersion: string | null;
  readonly window: string | Words | null;
  readonly missingBecause?: string | Words | null;
  readonly definitionVersion: string;
}

export interface Explanation {
  readonly subject: Subject;
  readonly id: number;
  readonly tag: string;
  readonly value: TagValue;
  readonly valueName: Words | null;
  readonly snapshotId: string;
  readonly definitionVersion: string;
  readonly words: Words | null;
  readonly outcome: 'case' | 'else' | 'unknown';
  readonly cases: readonly CaseTrace[];
  readonly facts: readonly FactTrace[];
}

export type FilterCondition =
  | { readonly all: readonly FilterCondition[] }
  | { readonly any: readonly FilterCondition[] }
  | { readonly tag: string; readonly operator: string; readonly value?: unknown };

export interface FilterBody {
  readonly subject: Subject;
  readonly where: FilterCondition;
}

export interface FilterCount {
  readonly count: number;
  readonly total: number;
  readonly snapshotId: string;
  readonly asOf: string;
  readonly milliseconds: number;
}

export interface FilterRow {
  readonly id: number;
  readonly tags: Readonly<Record<string, TagValue>>;
}

export interface FilterList {
  readonly count: number;
  readonly items: readonly FilterRow[];
}
