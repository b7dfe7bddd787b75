import type { OperandNames } from '../../elements/operand-names.js';
import { operandText } from '../../elements/operand-text.js';
import type { LocaleController } from '../../i18n/locale.controller.js';
import type { CellShape } from './table-shape.js';

/** Being equal or one of several goes without saying in a table. */
const SILENT: ReadonlySet<string> = new Set(['equal', 'in']);

/** A comparison in a table's cell, whose column or row already names what is compared. */
export function cellText(
  locale: LocaleController,
  names: OperandNames,
  code: string,
  cell: CellShape,
): string {
  const operand = operandText(locale, names, { code, ...cell });
  if (SILENT.has(cell.operator)) return operand;
  return `${locale.term('operator', cell.operator)} ${operand}`.trim();
}
