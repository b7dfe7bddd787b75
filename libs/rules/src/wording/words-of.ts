import type { Words } from '@tagwright/kernel';
import type { Condition } from '../ast/condition.js';
import type { DefinitionSet } from '../ast/definition-set.js';
import type { FactDefinition } from '../ast/fact-definition.js';
import type { TagDefinition } from '../ast/tag-definition.js';
import type { CatalogView } from '../catalog-view.js';
import { conditionWords } from './condition-words.js';
import { factWords } from './fact-words.js';
import { tagWords } from './tag-words.js';

/**
 * A sentence about a fact, tag or condition in both languages. Facts and tags are called by the
 * names in `set`, or by their codes without it.
 */
export function wordsOf(
  what: FactDefinition | TagDefinition | Condition,
  catalog: CatalogView,
  set?: DefinitionSet,
): Words {
  const context = { catalog, set };
  const words =
    'source' in what
      ? factWords(what, context)
      : 'rule' in what
        ? tagWords(what, context)
        : conditionWords(what, context);
  return { zh: words.zh, en: words.en.charAt(0).toUpperCase() + words.en.slice(1) };
}
