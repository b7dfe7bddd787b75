import { DomainError } from '@tagwright/kernel';
import type { SnapshotEntity } from '@tagwright/materialization';
import type { Subject, TagDefinition } from '@tagwright/rules';
import type { FrozenDefinitions } from './frozen-definitions.service.js';

/**
 * A tag of a snapshot by its code.
 * @param subject refuses tags of other subjects if given
 * @throws DomainError `tag_not_found`
 */
export function findTag(
  { set }: FrozenDefinitions,
  snapshot: SnapshotEntity,
  code: string,
  subject: Subject | undefined,
): TagDefinition {
  const tag = set.tags.get(code);
  if (tag === undefined || (subject !== undefined && tag.subject !== subject)) {
    throw new DomainError(
      'tag_not_found',
      `Snapshot ${snapshot.id} holds no ${subject === undefined ? '' : `${subject} `}tag of this name.`,
      { kind: 'not_found' },
    );
  }
  return tag;
}
