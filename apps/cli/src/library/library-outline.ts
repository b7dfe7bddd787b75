import { DomainError, type Words } from '@tagwright/kernel';
import { parse } from 'yaml';

/** Something that the domain asks for. */
export interface OutlinePoint {
  readonly says: string;
  /** Codes of the tags that cover it. */
  readonly tags: readonly string[];
  /** What no tag shows of it, and why. */
  readonly gap?: string;
}

export interface OutlineSection {
  readonly number: string;
  readonly title: Words;
  readonly points: readonly OutlinePoint[];
}

/**
 * Reads the outline of the library and holds it against the shipped tags.
 * @throws DomainError `bad_outline` when it names a tag that is not shipped, leaves a shipped one out,
 * or has a point with neither tag nor gap
 */
export function readOutline(text: string, shipped: ReadonlySet<string>): OutlineSection[] {
  const { sections } = parse(text) as { readonly sections: OutlineSection[] };
  const points = sections.flatMap((section) => section.points);
  const named = new Set(points.flatMap(({ tags }) => tags));
  const empty = points.filter(({ tags, gap }) => tags.length === 0 && gap === undefined);
  const wrong = [
    ...[...named].filter((code) => !shipped.has(code)).map((code) => `${code} is not shipped`),
    ...[...shipped].filter((code) => !named.has(code)).map((code) => `${code} stands nowhere`),
    ...empty.map(({ says }) => `"${says}" has neither tag nor gap`),
  ];
  if (wrong.length === 0) return sections;
  throw new DomainError('bad_outline', `docs/tags-outline.yaml: ${wrong.join('; ')}.`);
}
