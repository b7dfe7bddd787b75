import type { SourceRows } from '@tagwright/compiler';
import type { Words } from '@tagwright/kernel';
import type { FactValue, Subject, ValueType } from '@tagwright/rules';

interface FactRow {
  readonly sourceFile: string;
  readonly sourceRow: number;
  readonly at: string | null;
  /** Of a personal column a text. */
  readonly value: FactValue;
  readonly masked?: true;
}

export interface FactRowsPart {
  readonly role: SourceRows['role'];
  readonly dataset: string;
  readonly datasetVersion: number | null;
  readonly type: ValueType | null;
  /** Whether the measured column is masked by its class. */
  readonly isPersonal: boolean;
  readonly total: number;
  /** The latest first. */
  readonly rows: readonly FactRow[];
}

/** The source rows behind one subject's fact. */
export interface FactRows {
  readonly subject: Subject;
  readonly id: number;
  readonly fact: string;
  readonly name: Words;
  readonly type: ValueType;
  readonly value: FactValue;
  readonly masked?: true;
  readonly parts: readonly FactRowsPart[];
  /** Of a fact of facts: what it is made of instead of rows. */
  readonly inputs: readonly string[];
}
