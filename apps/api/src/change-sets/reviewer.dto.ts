/** A person whom a change-set can be handed to. */
export class ReviewerDto {
  readonly person!: string;
  readonly login!: string;
  readonly name!: string;
  /** Whether they may approve, not only comment and ask for changes. */
  readonly mayApprove!: boolean;
}
