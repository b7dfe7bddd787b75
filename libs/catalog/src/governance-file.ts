/** A file of the governance folder: its path below the folder, with `/`, and its text. */
export interface GovernanceFile {
  readonly path: string;
  readonly text: string;
}

/** The one file of the folder itself. */
export const UNITS_FILE = 'units.yaml';
