import type { Words } from '@tagwright/kernel';

interface Period {
  readonly from: string;
  readonly to: string;
}

/** Why nobody can have a value, in words. Datasets and columns go by their codes. */
export const missingReasons = {
  notSupplied: (dataset: string): Words => ({
    zh: `数据集 ${dataset} 未提供`,
    en: `dataset ${dataset} is not supplied`,
  }),
  unfilled: (dataset: string, column: string): Words => ({
    zh: `没有来源填写数据集 ${dataset} 的列 ${column}`,
    en: `no source fills column ${column} of dataset ${dataset}`,
  }),
  withoutPeriod: (dataset: string): Words => ({
    zh: `数据集 ${dataset} 没有说明覆盖的期间`,
    en: `dataset ${dataset} does not say which period it covers`,
  }),
  periodLacks: (dataset: string, { from, to }: Period, needed: Period): Words => ({
    zh: `数据集 ${dataset} 覆盖 ${from} 至 ${to}，需要 ${needed.from} 至 ${needed.to}`,
    en: `dataset ${dataset} covers ${from} to ${to}, not ${needed.from} to ${needed.to}`,
  }),
  periodEnds: (dataset: string, { from, to }: Period, needed: string): Words => ({
    zh: `数据集 ${dataset} 覆盖 ${from} 至 ${to}，需要覆盖到 ${needed}`,
    en: `dataset ${dataset} covers ${from} to ${to}, not up to ${needed}`,
  }),
};
