import type { DateOperation, DifferenceOperation, Expression } from '../ast/expression.js';

/** The unit of an expression, as far as its facts tell: undefined fits every unit. */
export interface ExpressionUnit {
  readonly unit?: string;
  /** Two units that meet in an operation which needs one. */
  readonly clash?: readonly [string, string];
}

const DATE_UNITS: Readonly<Record<DateOperation, string>> = {
  daysSince: 'days',
  daysUntil: 'days',
  monthsSince: 'months',
  yearsSince: 'years',
  age: 'years',
};
const DIFFERENCE_UNITS: Readonly<Record<DifferenceOperation, string>> = {
  daysBetween: 'days',
  monthsBetween: 'months',
  yearsBetween: 'years',
};

/**
 * Adding, comparing and choosing need one unit; multiplying and dividing make another, which is
 * known only where a plain number is the other operand. Plain numbers fit every unit.
 */
export function expressionUnit(
  expression: Expression,
  unitOf: (fact: string) => string | undefined,
): ExpressionUnit {
  switch (expression.kind) {
    case 'number':
      return {};
    case 'fact':
      return known(unitOf(expression.code));
    case 'date': {
      const { clash } = expressionUnit(expression.operand, unitOf);
      return { unit: DATE_UNITS[expression.operation], ...(clash && { clash }) };
    }
    case 'difference':
      return { unit: DIFFERENCE_UNITS[expression.operation] };
    case 'operation': {
      const parts = expression.operands.map((operand) => expressionUnit(operand, unitOf));
      const clash = parts.find((part) => part.clash !== undefined)?.clash;
      if (clash !== undefined) return { clash };
      return combined(expression.operation, expression.operands, parts);
    }
    default:
      return {};
  }
}

function combined(
  operation: string,
  operands: readonly Expression[],
  parts: readonly ExpressionUnit[],
): ExpressionUnit {
  const [first] = parts;
  const isFactor = (operand: Expression | undefined) =>
    operand?.kind === 'number' && operand.digits !== 0;
  switch (operation) {
    case 'multiply': {
      const others = parts.filter((_, index) => !isFactor(operands[index]));
      return others.length === 1 ? (others[0] ?? {}) : {};
    }
    case 'divide':
      return isFactor(operands[1]) ? known(first?.unit) : {};
    case 'add':
    case 'subtract':
    case 'min':
    case 'max':
    case 'coalesce': {
      const units = [...new Set(parts.flatMap(({ unit }) => unit ?? []))];
      const [one, other] = units;
      return one !== undefined && other !== undefined ? { clash: [one, other] } : known(one);
    }
    default:
      return {};
  }
}

function known(unit: string | undefined): ExpressionUnit {
  return unit === undefined ? {} : { unit };
}
