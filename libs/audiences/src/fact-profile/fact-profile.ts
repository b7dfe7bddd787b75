import type { Words } from '@tagwright/kernel';
import type { PiiClass, Subject, ValueType } from '@tagwright/rules';

/** Subjects whose values are from `from` on, up to `to`; null is an open end. */
export interface ProfileBin {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
}

export interface ProfileValue {
  readonly value: string;
  readonly count: number;
}

/** The value up to which a share of the subjects with a value lie. */
export interface ProfileQuantile {
  /** From 0 to 1. */
  readonly share: number;
  readonly value: string;
}

/** What a bin spans: a stretch of numbers, or of the calendar. */
export type BinUnit = 'number' | 'month' | 'year' | 'decade';

/** What a fact's class withholds: nothing, what few subjects have, or every value. */
export type Withheld = 'nothing' | 'small_groups' | 'values';

/** How the values of one fact are spread, counted exactly. */
export interface FactFigures {
  readonly subjects: number;
  readonly missing: number;
  readonly withheld: Withheld;
  /** Different values; null where they are withheld. */
  readonly distinct: number | null;
  /** Numbers and dates only, as text so that no digit is lost. */
  readonly min: string | null;
  readonly max: string | null;
  readonly quantiles: readonly ProfileQuantile[];
  readonly binUnit: BinUnit | null;
  /** Their counts add up to the subjects with a value. */
  readonly bins: readonly ProfileBin[];
  /** The most frequent first. Those of a fact with several values per subject overlap. */
  readonly values: readonly ProfileValue[];
  /** What is not listed in `values`: how many values, of how many subjects. */
  readonly rest: { readonly values: number; readonly count: number };
}

/** The figures with what they are of, and as of when. */
interface Profile extends FactFigures {
  readonly name: Words;
  readonly version: string;
  readonly subject: Subject;
  readonly type: ValueType;
  readonly unit: string | null;
  readonly missingBecause: Words | null;
  readonly snapshotId: number;
  readonly runId: number;
  /** ISO instant that the facts are computed for. */
  readonly asOf: string;
  readonly zone: string;
  readonly publishedAt: string | null;
}

export interface FactProfile extends Profile {
  readonly fact: string;
  readonly pii: PiiClass;
  readonly group: string;
}

export interface TagProfile extends Profile {
  readonly tag: string;
  readonly category: string;
}
