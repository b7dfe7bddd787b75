import type { ChangeItem } from '@tagwright/changes';
import type { DefinitionDraft } from './check-drafts.js';
import type { DefinitionKind } from './definition-version.entity.js';

/** A fact or tag of a change-set. */
export type DefinitionItem = ChangeItem & { readonly kind: DefinitionKind };

export function definitionItems(items: readonly ChangeItem[]): DefinitionItem[] {
  return items.filter((item): item is DefinitionItem => item.kind !== 'code_list');
}

/** An item as it is checked, its findings told at a place like that of a file. */
export function draftOf({ kind, code, text }: DefinitionItem): DefinitionDraft {
  return { kind, code, file: text === null ? null : { file: `${kind}s/${code}.yaml`, text } };
}
