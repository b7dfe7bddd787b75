import { DomainError } from '@tagwright/kernel';
import type { LeafCondition } from '../ast/condition.js';
import { anniversarySpans } from '../time/anniversary-spans.js';
import { timeAt, type Moment } from '../time/run-time.js';
import type { KnownOperand } from './known-operand.js';
import { OPERATORS } from './operators.js';

/**
 * The operand of a leaf at a moment: what counts from the moment becomes plain bounds.
 * @throws DomainError `time_needed` when the leaf looks at time and there is no moment.
 */
export function operandAt({ operand, operator, type }: LeafCondition, run: Moment): KnownOperand {
  if (operand.shape !== 'length') return operand;
  const { reach } = OPERATORS[operator];
  if (run === null || reach === undefined) {
    const message = `"${operator}" counts from the moment of a run: give one (asOf and zone).`;
    throw new DomainError('time_needed', message);
  }
  const { unit, count } = operand.length;
  if (reach === 'anniversary') {
    return { shape: 'anniversaries', spans: anniversarySpans(run.date, count) };
  }
  const column = type.kind === 'timestamp' ? 'timestamp' : 'date';
  const now = timeAt(run, column, { days: 0 });
  const other = timeAt(run, column, { [unit]: reach === 'last' ? -count : count });
  const [from, to] = reach === 'last' ? [other, now] : [now, other];
  return { shape: 'bounds', from, to };
}
