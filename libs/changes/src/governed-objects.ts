import type { Diagnostic } from '@tagwright/kernel';
import type { EntityManager } from 'typeorm';
import type { ChangeItem, ChangeSet, GovernedKind, PlannedChange } from './change-set.js';

/** A change-set looked at as if it were in force. */
export interface CheckedItems {
  /** Everything wrong with the items, and with what depends on them. */
  readonly diagnostics: readonly Diagnostic[];
  readonly changes: readonly PlannedChange[];
}

/** An object as it is in force. */
export interface ActiveObject {
  readonly text: string;
  /** Of what the text says, however it is spelled. */
  readonly contentHash: string;
}

/** A version that has just come into force. */
export interface VersionInForce {
  readonly kind: GovernedKind;
  readonly code: string;
  readonly version: string;
  readonly contentHash: string;
}

/** A library's kinds of governed objects, as change-sets deal with them. All in the caller's transaction. */
export interface GovernedObjects {
  readonly kinds: readonly GovernedKind[];
  /** What is in force of a kind, by code; of these codes only, if any are given. */
  active(
    manager: EntityManager,
    kind: GovernedKind,
    codes?: readonly string[],
  ): Promise<ReadonlyMap<string, ActiveObject>>;
  /** @param items all of a change-set, those of other kinds included: they may go together */
  check(manager: EntityManager, items: readonly ChangeItem[]): Promise<CheckedItems>;
  /** Gives each of the approved change-set's items of these kinds the version that was planned. */
  approve(manager: EntityManager, set: ChangeSet, changes: readonly PlannedChange[]): Promise<void>;
  /** Ends the versions that `approve` gave: they will not come into force. */
  withdraw(manager: EntityManager, set: ChangeSet): Promise<void>;
  /**
   * Puts the versions that `approve` gave into force, and ends those that they replace.
   * @returns what is in force now
   */
  activate(manager: EntityManager, set: ChangeSet): Promise<readonly VersionInForce[]>;
  /** The text that the change-set replaced, null when it was a new object. */
  textBefore(manager: EntityManager, set: ChangeSet, item: ChangeItem): Promise<string | null>;
}
