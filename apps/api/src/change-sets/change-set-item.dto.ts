import { KINDS, STATES } from './change-set.dto.js';

/** One object as a change-set has it, beside what is in force: what an editor begins with. */
export class ChangeSetItemDto {
  readonly kind!: (typeof KINDS)[number];
  readonly code!: string;
  /** The change-set's title and state. */
  readonly title!: string;
  readonly state!: (typeof STATES)[number];
  /** For If-Match. */
  readonly revision!: number;
  /** Whether the change-set changes the object at all. */
  readonly isDrafted!: boolean;
  /** YAML of the draft; null while there is none, and when the object is to be retired. */
  readonly text!: string | null;
  /** YAML that is in force, byte for byte; null of a new object. */
  readonly active!: string | null;
  /** Whether another change of the object came into force since the draft began. */
  readonly isMoved!: boolean;
}
