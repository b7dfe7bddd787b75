import { ownLineage } from '@tagwright/compiler';
import {
  definitionOf,
  type CatalogView,
  type DefinitionSet,
  type FactDefinition,
  type TagDefinition,
  type ValueType,
} from '@tagwright/rules';

/** The codes of facts and tags that use any of these code lists, see `usesList`. */
export function listUsers(
  set: DefinitionSet,
  catalog: CatalogView,
  lists: ReadonlySet<string>,
): string[] {
  if (lists.size === 0) return [];
  return [...set.facts.values(), ...set.tags.values()]
    .filter((each) => [...lists].some((list) => usesList(each, list, set, catalog)))
    .map(({ code }) => code);
}

/** Whether a fact or tag has its values from a code list, or reads a column, fact or tag that has. */
export function usesList(
  definition: FactDefinition | TagDefinition,
  list: string,
  set: DefinitionSet,
  { datasets }: CatalogView,
): boolean {
  if (hasList(definition.type, list)) return true;
  const { columns, inputs } = ownLineage(definition);
  const typeOf = (dataset: string, column: string): ValueType | undefined =>
    datasets.get(dataset)?.columns.find(({ code }) => code === column)?.type;
  return (
    columns.some(({ dataset, column }) => hasList(typeOf(dataset, column), list)) ||
    inputs.some(({ code }) => hasList(definitionOf(set, code)?.type, list))
  );
}

/** Whether values of a type are codes of a list. */
export function hasList(type: ValueType | undefined, list: string): boolean {
  return type !== undefined && 'list' in type && type.list === list;
}
