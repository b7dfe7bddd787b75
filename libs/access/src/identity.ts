import type { Actor } from '@tagwright/kernel';
import type { Permission, Role } from './permissions.js';
import type { Scope } from './scope.js';

/** By what somebody proved who they are. */
type Proof =
  | { readonly kind: 'session'; readonly id: string; readonly csrf: string }
  | { readonly kind: 'key'; readonly id: number };

/** Somebody who asks, and all that their account lets them do at this moment. */
export interface Identity {
  readonly actor: Actor;
  readonly accountId: number;
  readonly login: string;
  /** Of the person, or of the key. */
  readonly name: string;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
  readonly scope: Scope;
  /** Nothing but this is possible until it is done. */
  readonly mustChangePassword: boolean;
  readonly proof: Proof;
}
