import type { FactProfile, TagProfile } from '@tagwright/audiences';
import type { CatalogView } from '@tagwright/rules';
import { knownValues, plainName } from '../shared/value-names.js';
import { valueTypeDto } from '../shared/value-type.dto.js';
import type { FactProfileDto, TagProfileDto } from './fact-profile.dto.js';

export function factProfileDto(profile: FactProfile, catalog: CatalogView): FactProfileDto {
  const { fact, pii } = profile;
  return { fact, pii, ...spreadDto(profile, catalog) };
}

export function tagProfileDto(profile: TagProfile, catalog: CatalogView): TagProfileDto {
  return { tag: profile.tag, ...spreadDto(profile, catalog) };
}

function spreadDto(
  profile: FactProfile | TagProfile,
  catalog: CatalogView,
): Omit<TagProfileDto, 'tag'> {
  const names = knownValues(profile.type, catalog);
  const { name, version, subject, unit, missingBecause, withheld } = profile;
  const { snapshotId, runId, asOf, zone, publishedAt } = profile;
  const { subjects, missing, distinct, min, max, binUnit, rest } = profile;
  return {
    ...{ name, version, subject, unit, missingBecause, withheld },
    ...{ snapshotId, runId, asOf, zone, publishedAt },
    ...{ subjects, missing, distinct, min, max, binUnit, rest },
    type: valueTypeDto(profile.type),
    quantiles: [...profile.quantiles],
    bins: [...profile.bins],
    values: profile.values.map(({ value, count }) => ({
      value,
      name: names.get(value) ?? plainName(value),
      count,
    })),
  };
}
