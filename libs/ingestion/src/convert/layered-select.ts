import { sqlIdentifier } from '@tagwright/engines';
import type { StepSql } from './conversion-sql.js';

/** The ends of one value's way through the layers: column names of the outermost select. */
export interface PipelineEnd {
  readonly value: string;
  /** First reason on the way, or `NULL`. */
  readonly reason: string;
}

/**
 * A select in layers. Every step of every value is a column of its own layer, so that no expression
 * is repeated inside another one and each text is parsed once.
 */
export class LayeredSelect {
  private readonly layers: string[][] = [];
  private pipelines = 0;

  /** Sends a value through steps and says under which names it comes out. */
  add(start: string, steps: readonly StepSql[]): PipelineEnd {
    const pipeline = this.pipelines++;
    const reasons: string[] = [];
    let value = start;
    for (const [index, step] of steps.entries()) {
      const name = `${pipeline}_${index}`;
      const attempt = step.attempt && this.column(3 * index, `a${name}`, step.attempt(value));
      const reason =
        step.reason &&
        this.column(
          3 * index + 1,
          `e${name}`,
          // A missing value is nobody's fault here; whether it may be missing is asked at the end.
          `CASE WHEN ${value} IS NOT NULL THEN ${step.reason(value, attempt ?? value)} END`,
        );
      if (reason !== undefined) reasons.push(reason);
      const converted = step.value?.(value) ?? attempt ?? value;
      if (converted === value && reason === undefined) continue;
      const guarded =
        reason === undefined ? converted : `CASE WHEN ${reason} IS NULL THEN ${converted} END`;
      value = this.column(3 * index + 2, `v${name}`, guarded);
    }
    const reason = reasons.length === 0 ? 'NULL' : `coalesce(${reasons.join(', ')})`;
    return { value, reason };
  }

  /** The layers over a relation, all columns of it included. */
  over(relation: string): string {
    return this.layers.reduce(
      (inner, columns) =>
        columns.length === 0 ? inner : `(SELECT *, ${columns.join(', ')} FROM ${inner})`,
      relation,
    );
  }

  private column(layer: number, name: string, expression: string): string {
    while (this.layers.length <= layer) this.layers.push([]);
    const quoted = sqlIdentifier(name);
    this.layers[layer]?.push(`${expression} AS ${quoted}`);
    return quoted;
  }
}
