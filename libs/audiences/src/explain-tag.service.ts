import { Injectable } from '@nestjs/common';
import { DomainError } from '@tagwright/kernel';
import { SnapshotService, type SnapshotEntity } from '@tagwright/materialization';
import { explainTag, type FactValue, type Subject, type TagDefinition } from '@tagwright/rules';
import { explainRule } from './explain-rule.js';
import { FactRowService } from './fact-row.service.js';
import { FrozenDefinitionsService, type FrozenDefinitions } from './frozen-definitions.service.js';
import { listInputs } from './list-inputs.js';
import { definitionWords, valueWords } from './definition-words.js';
import { RollupMembersService } from './rollup-members.service.js';
import type { SubjectExplanation } from './subject-explanation.js';
import { SubjectTableService } from './subject-table.service.js';

/** Tells why a customer, vehicle or lead has the value of a tag in the published snapshot. */
@Injectable()
export class ExplainTagService {
  constructor(
    private readonly snapshots: SnapshotService,
    private readonly definitions: FrozenDefinitionsService,
    private readonly tables: SubjectTableService,
    private readonly facts: FactRowService,
    private readonly members: RollupMembersService,
  ) {}

  /**
   * @param id of a customer, vehicle or lead, as the tag asks
   * @param subject refuses tags of other subjects if given
   * @throws DomainError `no_snapshot`, `tag_not_found`, `customer_not_found` and the like
   */
  async explain(code: string, id: number, subject?: Subject): Promise<SubjectExplanation> {
    const snapshot = await this.snapshots.requireCurrent();
    const frozen = await this.definitions.read(snapshot);
    const tag = tagOf(frozen, snapshot, code, subject);
    const values = await this.valuesOf(snapshot, frozen, tag.subject, id);
    const value = values.get(code) ?? null;
    const members =
      tag.rule.kind === 'rollup'
        ? await this.members.list(snapshot, frozen, tag.rule.rollup, id)
        : [];
    return {
      subject: tag.subject,
      id,
      tag: code,
      name: tag.name,
      type: tag.type,
      value,
      valueName: valueWords(value, tag.type, frozen),
      snapshotId: snapshot.id,
      asOf: snapshot.asOf.toISOString(),
      definitionVersion: frozen.versions.get(code) ?? '',
      words: definitionWords(tag, frozen),
      ...explainRule(tag, explainTag(tag, values), frozen),
      members,
      inputs: listInputs(tag, values, snapshot, frozen),
    };
  }

  /** Facts and tags of one subject by code, as the files have them. */
  private async valuesOf(
    snapshot: SnapshotEntity,
    { set }: FrozenDefinitions,
    subject: Subject,
    id: number,
  ): Promise<Map<string, FactValue>> {
    const [row, facts] = await Promise.all([
      this.tables.row(snapshot, subject, id),
      this.facts.rows(snapshot, subject, [id], set),
    ]);
    const values = new Map(facts.get(id));
    for (const { code, value } of row.tags) values.set(code, value);
    return values;
  }
}

function tagOf(
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
