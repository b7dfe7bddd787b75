import type { CatalogView, CodeListView, DatasetView } from '@tagwright/rules';

/** What definitions may refer to, looked up by name. */
export function toCatalogView(
  codeLists: readonly CodeListView[],
  datasets: readonly DatasetView[],
): CatalogView {
  return {
    codeLists: new Map(codeLists.map((list) => [list.list, list])),
    datasets: new Map(datasets.map((dataset) => [dataset.dataset, dataset])),
  };
}
