import type { Words } from '@tagwright/kernel';
import type { Branch, FactValue, Route, State, Subject, ValueType } from '@tagwright/rules';
import type { WhyLeaf } from '../subject-explanation.js';

/** What must change: all parts, any one part, or one comparison. */
export interface WhyNotObstacle {
  readonly kind: 'all' | 'any' | 'leaf';
  readonly parts: readonly WhyNotObstacle[];
  /** Of a comparison: whether it must come to hold, or come not to hold. */
  readonly mustHold: boolean | null;
  readonly words: Words | null;
  readonly leaf: WhyLeaf | null;
}

/** A case or a node of a tree that goes another way than the wanted value needs. */
export interface WhyNotStep {
  /** From 0. */
  readonly index: number;
  readonly state: State;
  readonly needed: Branch;
  readonly words: Words;
  /** It is an earlier case that holds, and so gives its own value first. */
  readonly winsFirst: boolean;
  readonly winsWith: FactValue;
  readonly winsWithName: Words | null;
  readonly obstacle: WhyNotObstacle | null;
}

/** A fact or tag that a rule looks at. */
export interface WhyNotInput {
  readonly code: string;
  readonly name: Words;
}

/** How far a sum of points is from the wanted band. */
export interface WhyNotPoints {
  readonly sum: number | null;
  readonly from: number | null;
  readonly below: number | null;
  readonly distance: number | null;
  /** Inputs without which there is no sum. */
  readonly missing: readonly WhyNotInput[];
}

/** One way in which the rule gives the wanted value. */
export interface WhyNotRoute {
  readonly from: Route['from'];
  readonly index: number | null;
  readonly value: FactValue;
  readonly valueName: Words | null;
  readonly steps: readonly WhyNotStep[];
  readonly points: WhyNotPoints | null;
  /** What the tag shows as it is. */
  readonly input: WhyNotInput | null;
  /** Each alone would give the value by being missing; null where nothing is to be undecided. */
  readonly whenMissing: readonly WhyNotInput[] | null;
}

/** A tag below the one asked about: of the subject itself, or of a vehicle or lead behind it. */
export interface WhyNotBelow {
  readonly subject: Subject;
  readonly id: number;
  readonly tag: string;
  readonly name: Words;
  readonly type: ValueType;
  readonly value: FactValue;
  readonly valueName: Words | null;
  readonly wantedName: Words;
  /** Of a vehicle or lead: whether the rule looks at it; null when that cannot be told. */
  readonly counted: boolean | null;
  readonly given: boolean;
  readonly routes: readonly WhyNotRoute[];
}

export interface WhyNotChange {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly name: Words;
  readonly type: ValueType;
  readonly from: FactValue;
  readonly fromName: Words | null;
  readonly to: FactValue;
  readonly toName: Words | null;
  /** Personal: what is left of both values are texts. */
  readonly masked?: true;
}

/** The smallest change of at most two facts that gives the wanted value. */
export interface WhyNotNearest {
  readonly kind: 'given' | 'found' | 'not_found' | 'not_applicable';
  readonly changes: readonly WhyNotChange[];
  readonly distance: number | null;
  /** It changes who somebody is, since nothing else helps. */
  readonly fixed: boolean;
  readonly tried: number;
  /** False: not every value could be tried, or the search ended at its bound. */
  readonly exhaustive: boolean;
  readonly words: Words;
  readonly assumption: Words;
}

/** Why a customer, vehicle or lead has not another value of a tag. */
export interface SubjectWhyNot {
  readonly subject: Subject;
  readonly id: number;
  readonly tag: string;
  readonly name: Words;
  readonly type: ValueType;
  readonly value: FactValue;
  readonly valueName: Words | null;
  readonly wantedName: Words;
  readonly snapshotId: number;
  readonly asOf: string;
  readonly definitionVersion: string;
  readonly given: boolean;
  /** Empty when nothing the rule looks at gives the value, or it looks at rows of others. */
  readonly routes: readonly WhyNotRoute[];
  readonly below: readonly WhyNotBelow[];
  readonly nearest: WhyNotNearest;
}
