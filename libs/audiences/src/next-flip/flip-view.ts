import type { Words } from '@tagwright/kernel';
import type { SnapshotEntity } from '@tagwright/materialization';
import { formatValue, type FactValue, type TagDefinition } from '@tagwright/rules';
import { valueWords } from '../definition-words.js';
import type { FrozenDefinitions } from '../frozen-definitions.service.js';
import type { SubjectNextFlip } from './subject-next-flip.js';

const ASSUMPTION: Words = {
  zh: '假定不再有新记录，且各数据集照常更新。',
  en: 'No new rows come, and all datasets stay covered as they are now.',
};

type Flip = Pick<SubjectNextFlip, 'id' | 'value' | 'date' | 'next' | 'until' | 'evaluated'>;

/** The next flip as a sentence, with names. */
export function flipView(
  snapshot: SnapshotEntity,
  frozen: FrozenDefinitions,
  tag: TagDefinition,
  flip: Flip,
): SubjectNextFlip {
  return {
    ...flip,
    subject: tag.subject,
    tag: tag.code,
    name: tag.name,
    type: tag.type,
    valueName: valueWords(flip.value, tag.type, frozen),
    snapshotId: snapshot.id,
    asOf: snapshot.asOf.toISOString(),
    definitionVersion: frozen.versions.get(tag.code) ?? '',
    nextName: valueWords(flip.next, tag.type, frozen),
    words: sentence(tag, flip, frozen),
    assumption: ASSUMPTION,
  };
}

function sentence(
  { type }: TagDefinition,
  { date, value, next, until }: Flip,
  { catalog }: FrozenDefinitions,
): Words {
  const words = (each: FactValue): Words => formatValue(each, type, catalog);
  if (date === null) {
    const { zh, en } = words(value);
    return {
      zh: `直到 ${until} 都会是“${zh}”。`,
      en: `It stays “${en}” up to ${until} at least.`,
    };
  }
  const { zh, en } = words(next);
  return { zh: `${date} 会变为“${zh}”。`, en: `On ${date} it changes to “${en}”.` };
}
