/** A file of the governance folder: its path below the folder, with `/`, and its text. */
export interface GovernanceFile {
  readonly path: string;
  readonly text: string;
}
