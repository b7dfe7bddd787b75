/** Bounds on what one definition may hold; beyond them a definition is refused, never slow. */
export const LIMITS = {
  fileBytes: 196_608,
  /** Words, signs and gaps between them: reading so many takes a fraction of a second, whatever they are. */
  fileTokens: 65_536,
  /** One definition: as JSON, the way it is stored, it is at most twice as long and so a file again. */
  definitionBytes: 98_304,
  definitions: 5_000,
  /** all/any/not and expressions inside one another. */
  nesting: 16,
  /** Items of one list of conditions, cases, codes, bins … */
  items: 500,
  /** Characters of one text. */
  text: 2_000,
  /** Findings of the YAML reader itself; the later ones mostly follow from the first. */
  syntaxErrors: 20,
  /** Findings that are kept; a person reads far fewer. */
  findings: 1_000,
} as const;
