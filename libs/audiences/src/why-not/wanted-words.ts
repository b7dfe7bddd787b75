import type { Words } from '@tagwright/kernel';
import { formatValue, type ValueType, type Wanted } from '@tagwright/rules';
import type { FrozenDefinitions } from '../frozen-definitions.service.js';

/** A wanted value for people. */
export function wantedWords(
  wanted: Wanted,
  type: ValueType,
  { catalog }: Pick<FrozenDefinitions, 'catalog'>,
): Words {
  switch (wanted.kind) {
    case 'value':
      return formatValue(wanted.value, type, catalog);
    case 'code': {
      const list = type.kind === 'codes' ? type.list : '';
      return formatValue(wanted.code, { kind: 'code', list }, catalog);
    }
    case 'band': {
      const [from, to] = [wanted.from, wanted.to].map((end) =>
        end === null ? null : formatValue(end, type, catalog),
      );
      if (!from) return { zh: `不超过${to?.zh ?? ''}`, en: `at most ${to?.en ?? ''}` };
      if (!to) return { zh: `不少于${from.zh}`, en: `at least ${from.en}` };
      return { zh: `${from.zh}至${to.zh}`, en: `${from.en} to ${to.en}` };
    }
  }
}
