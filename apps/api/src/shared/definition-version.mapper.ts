import type { VersionInHistory } from '@tagwright/definitions';
import type { DefinitionVersionDto } from './definition-version.dto.js';
import type { Fields } from './fields.js';

export function definitionVersionDto(of: VersionInHistory): Fields<DefinitionVersionDto> {
  const { version, state, body, changeSet, approvals, patch } = of;
  return {
    ...{ version, body, changeSet, approvals: [...approvals], patch: [...patch] },
    // Those that were withdrawn before they came into force are no versions of anything.
    state: state === 'withdrawn' ? 'retired' : state,
    activeFrom: of.activeFrom?.toISOString() ?? null,
    activeUntil: of.activeUntil?.toISOString() ?? null,
  };
}
