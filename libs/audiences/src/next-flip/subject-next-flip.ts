import type { Words } from '@tagwright/kernel';
import type { FactValue, Subject, ValueType } from '@tagwright/rules';

/** When a tag's value changes if nothing happens. */
export interface SubjectNextFlip {
  readonly subject: Subject;
  readonly id: number;
  readonly tag: string;
  readonly name: Words;
  readonly type: ValueType;
  readonly value: FactValue;
  readonly valueName: Words | null;
  readonly snapshotId: number;
  readonly asOf: string;
  readonly definitionVersion: string;
  /** The first day on which the value is another one; null when it stays for all days looked at. */
  readonly date: string | null;
  /** What the value is then. */
  readonly next: FactValue;
  readonly nextName: Words | null;
  /** The last day looked at. */
  readonly until: string;
  /** How many days the rule was evaluated for. */
  readonly evaluated: number;
  readonly words: Words;
  readonly assumption: Words;
}
