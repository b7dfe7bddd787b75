import { api } from '../../api/api.js';
import type { ChangeSetItem, Draft } from '../../api/types.js';
import { readText } from './model/definition-text.js';
import { type EditorCatalog, editorCatalog } from './model/editor-catalog.js';
import type { EditorPlace } from './model/editor-place.js';

/** What an editor begins with. */
export interface LoadedEditor {
  readonly item: ChangeSetItem;
  readonly catalog: EditorCatalog;
  /** The rest of the change-set. */
  readonly others: readonly Draft[];
}

export async function loadEditor(
  { set, kind, code }: EditorPlace,
  signal: AbortSignal,
): Promise<LoadedEditor> {
  const [item, facts, tags, detail] = await Promise.all([
    api.changeItem(set, kind, code, signal),
    api.facts(signal),
    api.tags(signal),
    api.changeSet(set, signal),
  ]);
  const others = detail.objects.flatMap((each): Draft[] => {
    if (each.kind === kind && each.code === code) return [];
    const body = each.after === null ? null : (readText(each.after.text).definition ?? {});
    return [{ kind: each.kind, code: each.code, body }];
  });
  return { item, catalog: editorCatalog(facts, tags), others };
}
