import type { ExplainedRule } from '@tagwright/audiences';
import type { Diagnostic, Words } from '@tagwright/kernel';
import type { FactValue, Subject, ValueType } from '@tagwright/rules';

/** What one side's rule makes of a subject. */
export interface TriedValue {
  readonly type: ValueType;
  /** As rules hold it: decimals are scaled integers. */
  readonly value: FactValue;
  readonly valueName: Words | null;
  /** Why; null for facts. */
  readonly why: ExplainedRule | null;
  /** What the rule looked at. */
  readonly inputs: readonly {
    readonly kind: 'fact' | 'tag';
    readonly code: string;
    readonly name: Words;
    readonly type: ValueType;
    readonly value: FactValue;
    readonly valueName: Words | null;
    readonly masked?: true;
  }[];
  /** Personal: what is left of the value is a text. */
  readonly masked?: true;
}

/** A fact or tag by the active definitions and by the drafts, side by side. */
export interface TriedColumn {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly name: Words;
  readonly isDrafted: boolean;
  /** Null where that side has no such definition. */
  readonly active: TriedValue | null;
  readonly draft: TriedValue | null;
  readonly isChanged: boolean;
}

/** What drafts do to one subject. */
export interface TrialResult {
  readonly subject: Subject;
  /** Null for facts that somebody wrote down. */
  readonly id: number | null;
  readonly asOf: string;
  readonly zone: string;
  readonly diagnostics: readonly Diagnostic[];
  /** False with errors among the diagnostics; then there are no columns. */
  readonly isComputed: boolean;
  readonly columns: readonly TriedColumn[];
}
