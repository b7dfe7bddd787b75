import type { Diagnostic, Words } from '@tagwright/kernel';
import type { SubjectExplanation } from '@tagwright/audiences';
import type { FactValue, Subject, ValueType } from '@tagwright/rules';

/** How many have a value; `null` is missing, or absent where the column is not there at all. */
export interface ValueCount {
  readonly value: string | null;
  readonly count: number;
}

/** How many move from a value to a value, or keep one. */
export interface ImpactCell {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
}

/** Codes, flags: from which value to which. */
export interface ValuesImpact {
  readonly form: 'values';
  /** Every pair that anybody has, those who keep their value included; they add up to `total`. */
  readonly matrix: readonly ImpactCell[];
}

/** One code of a multi-value column. */
export interface CodeImpact {
  readonly code: string;
  readonly before: number;
  readonly after: number;
  readonly gained: number;
  readonly lost: number;
}

/** Multi-value columns: sets of codes as texts with commas, `''` is known and empty. */
export interface CodesImpact {
  readonly form: 'codes';
  readonly matrix: readonly ImpactCell[];
  /** Pairs of sets that were too many to be listed, the rarest ones. */
  readonly leftOut: { readonly cells: number; readonly count: number } | null;
  readonly codes: readonly CodeImpact[];
}

/** How numbers or days moved; the seven add up to `total`. */
export interface Moves {
  readonly up: number;
  readonly down: number;
  readonly equal: number;
  /** Missing before, not after. */
  readonly appeared: number;
  /** Missing after, not before. */
  readonly disappeared: number;
  readonly bothMissing: number;
  /** Texts and ids, which have no order, and values whose type changed. */
  readonly other: number;
}

/**
 * How the values of one side are spread. Quantiles are values that occur (of two, the lower). The least
 * and the greatest value of a personal fact are left out.
 */
export interface Spread {
  readonly missing: number;
  readonly min: string | null;
  readonly max: string | null;
  readonly quantiles: readonly { readonly at: number; readonly value: string | null }[];
}

/** Numbers, days, instants; also texts and ids, without spreads. */
export interface NumbersImpact {
  readonly form: 'numbers';
  readonly moves: Moves;
  readonly before: Spread | null;
  readonly after: Spread | null;
}

export type ColumnFigures = ValuesImpact | CodesImpact | NumbersImpact;

/** What happens to one group, e.g. the customers of one dealer. */
export interface GroupImpact {
  /** Null: those of whom it is not known. */
  readonly value: string | null;
  readonly name: Words | null;
  readonly total: number;
  readonly changed: number;
  /** In the column's own form; of multi-value columns the codes, not the sets. */
  readonly cells?: readonly ImpactCell[];
  readonly codes?: readonly CodeImpact[];
  readonly moves?: Moves;
}

/** The same figures by brand, region or dealer. Groups and rest add up to the whole. */
export interface DimensionImpact {
  readonly dimension: string;
  readonly name: Words;
  /** Those with most changes. */
  readonly groups: readonly GroupImpact[];
  /** All other groups together; null when there are none. */
  readonly rest: (Omit<GroupImpact, 'value' | 'name'> & { readonly groups: number }) | null;
}

/** A comparison that comes out differently, or is there on one side only. */
export interface DecidingLeaf {
  readonly words: { readonly before: Words | null; readonly after: Words | null };
  /** The fact or tag that it looks at. */
  readonly code: string;
  readonly actual: { readonly before: FactValue; readonly after: FactValue };
  readonly state: { readonly before: string | null; readonly after: string | null };
}

/** A vehicle or lead behind a customer's value whose own value changes. */
export interface ChangedMember {
  readonly subject: Subject;
  readonly id: number;
  readonly code: string;
  readonly before: FactValue;
  readonly after: FactValue;
}

/** The part of a rule that gave the value. */
export interface AppliedPart {
  readonly outcome: SubjectExplanation['outcome'];
  /** From 0; null where no case did. */
  readonly case: number | null;
  readonly words: Words | null;
  /** Of a scorecard. */
  readonly score: number | null;
}

export interface ChangeReason {
  /** What differs: the rule, what it looks at, or both. */
  readonly because: 'rule' | 'inputs' | 'both';
  readonly words: Words;
  readonly leaves: readonly DecidingLeaf[];
  readonly members: readonly ChangedMember[];
  /** Null where there is no rule on that side. */
  readonly before: AppliedPart | null;
  readonly after: AppliedPart | null;
}

/** One subject whose value changes. */
export interface SampledChange {
  readonly id: number;
  readonly before: FactValue;
  readonly after: FactValue;
  /** Of tags only. */
  readonly reason: ChangeReason | null;
}

/** What the drafts do to the values of one fact or tag. */
export interface ColumnImpact {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly name: Words;
  readonly subject: Subject;
  /** Of an added one all are absent before, of a retired one after. */
  readonly change: 'added' | 'changed' | 'retired';
  /** Whether it is drafted itself, or only rests on what is. */
  readonly isDrafted: boolean;
  readonly typeBefore: ValueType | null;
  readonly typeAfter: ValueType | null;
  readonly total: number;
  /** Subjects whose value differs. */
  readonly changed: number;
  readonly figures: ColumnFigures;
  readonly before: readonly ValueCount[];
  readonly after: readonly ValueCount[];
  readonly groups: readonly DimensionImpact[];
  readonly samples: readonly SampledChange[];
}

/** A draft beside the active definition of the same code. */
export interface ChangedDefinition {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly change: 'added' | 'retired' | 'major' | 'minor' | 'patch' | 'none';
  readonly versionBefore: string | null;
  /** SHA-256 of what was written. */
  readonly hashBefore: string | null;
  readonly hashAfter: string | null;
}

/** What a code stands for on one side. */
export interface CodeSide {
  readonly name: Words;
  readonly parent: string | null;
  /** Of dealers: where they are. */
  readonly region: string | null;
}

/** How many have a code by one fact or tag. */
export interface CodeHolders {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly subject: Subject;
  readonly before: number;
  readonly after: number;
}

/** A code that is there on one side only, or stands for something else. */
export interface ChangedCode {
  readonly code: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: CodeSide | null;
  readonly after: CodeSide | null;
  /** Of codes that come or go: who has them, or would; empty where nobody does. */
  readonly holders: readonly CodeHolders[];
}

/** A fact or tag that uses a code list. */
export interface CodeListUse {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly name: Words;
  readonly subject: Subject;
  /** Its own values are codes of the list; false where it only reads such values. */
  readonly hasValues: boolean;
}

/** What the drafts do to a code list. */
export interface CodeListImpact {
  readonly list: string;
  readonly name: Words;
  /** Null of a new list. */
  readonly nameBefore: Words | null;
  readonly change: 'added' | 'changed' | 'retired';
  readonly usedBy: readonly CodeListUse[];
  /** Columns of datasets, `dataset.column`, that have their values from it. */
  readonly columns: readonly string[];
  /** First what is gone, then what is new, then what stands for something else. */
  readonly codes: readonly ChangedCode[];
  /** Changed codes beyond the first ones. */
  readonly leftOut: number;
}

/** A drafted code list beside the active one of the same code. */
export interface ChangedCodeList {
  readonly list: string;
  readonly hashBefore: string | null;
  readonly hashAfter: string | null;
}

/** Everything that the figures hang on. */
export interface ImpactInputs {
  readonly snapshotId: number;
  readonly contentDigest: string;
  readonly asOf: string;
  readonly zone: string;
  readonly datasets: readonly {
    readonly dataset: string;
    readonly version: number;
    readonly contentHash: string;
  }[];
  readonly factTables: readonly { readonly subject: Subject; readonly cacheKey: string }[];
  /** Over all active definitions. */
  readonly activeHash: string;
  readonly definitions: readonly ChangedDefinition[];
  /** Reports from before previews knew code lists have none. */
  readonly codeLists?: readonly ChangedCodeList[];
  /** Definitions that changed since the snapshot was made; `before` counts with them. */
  readonly pending: readonly string[];
}

export interface CostStep {
  readonly step: string;
  readonly seconds: number;
  /** The run that took so long. */
  readonly runId: number;
}

/** What the next run will have to do because of the drafts. */
export interface RunCost {
  /** Fact tables that no earlier run has left behind, with all their facts. */
  readonly factTables: readonly {
    readonly subject: Subject;
    readonly facts: number;
    readonly changedFacts: readonly string[];
    readonly datasets: readonly string[];
  }[];
  readonly tags: readonly string[];
  /** Of datasets for facts, and of subjects for tags. */
  readonly rowsScanned: number;
  readonly steps: readonly CostStep[];
  /** Null when no run has measured a step that is needed. */
  readonly seconds: number | null;
  readonly basis: Words;
}

/** The effect of drafts on the whole population, before anybody approves them. */
export interface ImpactReport {
  readonly format: 1;
  readonly draftHash: string;
  readonly inputsHash: string;
  readonly inputs: ImpactInputs;
  /** Everything that a check finds; with an error among them there are no figures. */
  readonly diagnostics: readonly Diagnostic[];
  readonly isComputed: boolean;
  readonly subjects: readonly {
    readonly subject: Subject;
    readonly total: number;
    /** With any tag that changes. */
    readonly changed: number;
  }[];
  readonly tags: readonly ColumnImpact[];
  readonly facts: readonly ColumnImpact[];
  /** Reports from before previews knew code lists have none. */
  readonly codeLists?: readonly CodeListImpact[];
  readonly cost: RunCost | null;
  readonly computedAt: string;
  readonly seconds: number;
}
