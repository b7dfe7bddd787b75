import { Injectable } from '@nestjs/common';
import type { SnapshotEntity } from '@tagwright/materialization';
import { explainTag, type Subject } from '@tagwright/rules';
import { explainRule } from './explain-rule.js';
import { findTag } from './find-tag.js';
import { FrozenDefinitionsService } from './frozen-definitions.service.js';
import { listInputs } from './list-inputs.js';
import { maskExplanation } from './mask-explanation.js';
import { maskedFor, type Sight } from './masked-facts.js';
import { definitionWords, valueWords } from './definition-words.js';
import { OpenSnapshotService } from './open-snapshot.service.js';
import { RollupMembersService } from './rollup-members.service.js';
import { runTimeOf } from './run-time-of.js';
import type { SubjectExplanation } from './subject-explanation.js';
import { SubjectValuesService } from './subject-values.service.js';

/** Tells why a customer, vehicle or lead has the value of a tag in the published snapshot. */
@Injectable()
export class ExplainTagService {
  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly definitions: FrozenDefinitionsService,
    private readonly values: SubjectValuesService,
    private readonly members: RollupMembersService,
  ) {}

  /**
   * @param id of a customer, vehicle or lead, as the tag asks
   * @param subject refuses tags of other subjects if given
   * @param sight whether personal facts are masked; in clear only after the look was written down
   * @throws DomainError `no_snapshot`, `tag_not_found`, `customer_not_found` and the like
   */
  explain(
    code: string,
    id: number,
    subject?: Subject,
    sight: Sight = 'masked',
  ): Promise<SubjectExplanation> {
    return this.snapshots.current((snapshot) => this.explainIn(snapshot, code, id, subject, sight));
  }

  private async explainIn(
    snapshot: SnapshotEntity,
    code: string,
    id: number,
    subject: Subject | undefined,
    sight: Sight,
  ): Promise<SubjectExplanation> {
    const frozen = await this.definitions.read(snapshot);
    const tag = findTag(frozen, snapshot, code, subject);
    const values = await this.values.read(snapshot, frozen, tag, id);
    const value = values.get(code) ?? null;
    const members =
      tag.rule.kind === 'rollup'
        ? await this.members.list(snapshot, frozen, tag.rule.rollup, id)
        : [];
    const explanation = {
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
      ...explainRule(tag, explainTag(tag, values, runTimeOf(snapshot)), frozen),
      members,
      inputs: listInputs(tag, values, snapshot, frozen),
    };
    const gathered = tag.rule.kind === 'rollup' ? tag.rule.rollup.input : undefined;
    return maskExplanation(explanation, maskedFor(sight, frozen.set), gathered);
  }
}
