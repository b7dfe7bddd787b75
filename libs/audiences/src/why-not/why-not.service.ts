import { Injectable } from '@nestjs/common';
import type { SnapshotEntity } from '@tagwright/materialization';
import {
  nearestMiss,
  readWanted,
  whyNot,
  type FactValue,
  type Subject,
  type TagDefinition,
  type Wanted,
} from '@tagwright/rules';
import { valueWords } from '../definition-words.js';
import { findTag } from '../find-tag.js';
import { FrozenDefinitionsService, type FrozenDefinitions } from '../frozen-definitions.service.js';
import { maskWhyNot } from '../mask-why-not.js';
import { maskedFor, type MaskedFacts, type Sight } from '../masked-facts.js';
import { OpenSnapshotService } from '../open-snapshot.service.js';
import { RollupMembersService } from '../rollup-members.service.js';
import { runTimeOf } from '../run-time-of.js';
import { SubjectValuesService } from '../subject-values.service.js';
import { nearestView } from './nearest-view.js';
import { routeView } from './route-view.js';
import type { SubjectWhyNot, WhyNotBelow } from './subject-why-not.js';
import { askedTags, picksOneValue } from './wanted-below.js';
import { wantedWords } from './wanted-words.js';
import { withinTime } from './within-time.js';

/** More vehicles or leads behind one value are not gone through. */
const MOST_MEMBERS = 10;
/** Milliseconds for the search of the smallest change; somebody waits for it. */
const SEARCH_TIME = 1_000;

/** Tells why a customer, vehicle or lead has not another value, and what would have to differ. */
@Injectable()
export class WhyNotService {
  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly definitions: FrozenDefinitionsService,
    private readonly values: SubjectValuesService,
    private readonly members: RollupMembersService,
  ) {}

  /**
   * @param wanted the other value as people write it, see `readWanted`
   * @param subject refuses tags of other subjects if given
   * @param sight whether personal facts are masked; in clear only after the look was written down
   * @throws DomainError `no_snapshot`, `tag_not_found`, `customer_not_found` and the like,
   * `wanted_unreadable`
   */
  explain(
    code: string,
    id: number,
    wanted: string,
    subject?: Subject,
    sight: Sight = 'masked',
  ): Promise<SubjectWhyNot> {
    return this.snapshots.current(async (snapshot) => {
      const frozen = await this.definitions.read(snapshot);
      const masked = maskedFor(sight, frozen.set);
      return maskWhyNot(
        await this.explainIn(snapshot, { ...frozen, masked }, code, id, wanted, subject),
        masked,
      );
    });
  }

  private async explainIn(
    snapshot: SnapshotEntity,
    frozen: FrozenDefinitions & { readonly masked: MaskedFacts },
    code: string,
    id: number,
    text: string,
    subject: Subject | undefined,
  ): Promise<SubjectWhyNot> {
    const tag = findTag(frozen, snapshot, code, subject);
    const wanted = readWanted(text, tag.type, frozen.catalog);
    const values = await this.values.read(snapshot, frozen, tag, id);
    const run = runTimeOf(snapshot);
    const { set, catalog } = frozen;
    const { value, given, routes } = whyNot(tag, wanted, values, run);
    const wantedName = wantedWords(wanted, tag.type, frozen);
    const goOn = withinTime(SEARCH_TIME);
    const miss = await nearestMiss({ tag, wanted, values, run, set, catalog, goOn });
    return {
      subject: tag.subject,
      id,
      tag: code,
      name: tag.name,
      type: tag.type,
      value,
      valueName: valueWords(value, tag.type, frozen),
      wantedName,
      snapshotId: snapshot.id,
      asOf: snapshot.asOf.toISOString(),
      definitionVersion: frozen.versions.get(code) ?? '',
      given,
      routes: routes.map((route) => routeView(tag, route, frozen)),
      below:
        tag.rule.kind === 'rollup' && !given
          ? await this.membersOf(snapshot, frozen, tag, id, wanted)
          : askedTags(routes, set).map((asked) =>
              belowView(asked.tag, asked.wanted, { id, values, counted: true }, snapshot, frozen),
            ),
      nearest: nearestView(miss, wantedName, frozen, frozen.masked),
    };
  }

  /** What keeps each vehicle or lead from the value that the customer's would be picked from. */
  private async membersOf(
    snapshot: SnapshotEntity,
    frozen: FrozenDefinitions,
    { rule }: TagDefinition,
    customerId: number,
    wanted: Wanted,
  ): Promise<WhyNotBelow[]> {
    if (rule.kind !== 'rollup' || rule.rollup.input?.kind !== 'tag') return [];
    const { input, pick } = rule.rollup;
    const tag = frozen.set.tags.get(input.code);
    if (tag === undefined || !picksOneValue(pick)) return [];
    const read = await this.members.read(snapshot, frozen, rule.rollup, customerId);
    return read.slice(0, MOST_MEMBERS).map(({ member: { id, counted }, known }) => {
      return belowView(tag, wanted, { id, values: known, counted }, snapshot, frozen);
    });
  }
}

interface Below {
  readonly id: number;
  readonly values: ReadonlyMap<string, FactValue>;
  readonly counted: boolean | null;
}

function belowView(
  tag: TagDefinition,
  wanted: Wanted,
  { id, values, counted }: Below,
  snapshot: SnapshotEntity,
  frozen: FrozenDefinitions,
): WhyNotBelow {
  const { value, given, routes } = whyNot(tag, wanted, values, runTimeOf(snapshot));
  return {
    subject: tag.subject,
    id,
    tag: tag.code,
    name: tag.name,
    type: tag.type,
    value,
    valueName: valueWords(value, tag.type, frozen),
    wantedName: wantedWords(wanted, tag.type, frozen),
    counted,
    given,
    routes: routes.map((route) => routeView(tag, route, frozen)),
  };
}
