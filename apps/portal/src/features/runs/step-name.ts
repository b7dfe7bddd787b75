/** Work that is done for one subject after the other; anything else is done to a file or dataset. */
const PER_SUBJECT: ReadonlySet<string> = new Set(['facts', 'tags', 'snapshot', 'link']);

export interface StepName {
  readonly work: string;
  /** Whom the work is done for; empty where for all. */
  readonly subject: string;
  /** The file or dataset worked on, as it is called on disk; a file's name may hold spaces. */
  readonly detail: string;
}

/** A step is named by what it does and to what: `facts vehicle`, `read orders 2025.csv`, `seal`. */
export function stepName(name: string): StepName {
  const space = name.indexOf(' ');
  if (space < 0) return { work: name, subject: '', detail: '' };
  const work = name.slice(0, space);
  const object = name.slice(space + 1);
  return PER_SUBJECT.has(work)
    ? { work, subject: object, detail: '' }
    : { work, subject: '', detail: object };
}
