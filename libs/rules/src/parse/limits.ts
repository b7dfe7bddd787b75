/** Bounds on what one definition may hold; beyond them a definition is refused, never slow. */
export const LIMITS = {
  fileBytes: 1_048_576,
  definitions: 5_000,
  /** all/any/not and expressions inside one another. */
  nesting: 16,
  /** Items of one list of conditions, cases, codes, bins … */
  items: 500,
  /** Characters of one text. */
  text: 2_000,
  /** Findings of the YAML reader itself; the later ones mostly follow from the first. */
  syntaxErrors: 20,
} as const;
