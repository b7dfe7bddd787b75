/** A definition with one bound that is moved. */
export interface BenchedChange {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly subject: 'customer' | 'lead';
  /** The bound of the nth preview; each is another one. */
  readonly bound: (index: number) => number;
  readonly write: (body: Record<string, unknown>, bound: number) => void;
  /**
   * SQL of the value after, by hand: over facts `f` and tags `t` of a subject, or for a fact over
   * `counts`, see `PreviewChecks`.
   */
  readonly after: (bound: number) => string;
}

/** Thresholds of tags: one with many tags on top, one over a score, one of leads. */
export function changedTags(): BenchedChange[] {
  return [
    {
      kind: 'tag',
      code: 'churn_warning',
      subject: 'customer',
      bound: (index) => 1.52 + index / 50,
      write: (body, bound) => {
        const { parameters } = body as { parameters: { serious_above: { default: number } } };
        parameters.serious_above.default = Number(bound.toFixed(2));
      },
      after: (bound) => `CASE WHEN f.churn_ratio > 2 THEN 'very_serious'
        WHEN f.churn_ratio IS NULL OR f.complaints_open IS NULL THEN NULL
        WHEN f.churn_ratio > ${bound.toFixed(2)} AND f.complaints_open >= 1 THEN 'very_serious'
        WHEN f.churn_ratio > ${bound.toFixed(2)} OR (f.churn_ratio > 1 AND f.complaints_open >= 1) THEN 'serious'
        WHEN f.churn_ratio > 1 OR f.complaints_open >= 1 THEN 'raised' ELSE 'normal' END`,
    },
    {
      kind: 'tag',
      code: 'value_tier',
      subject: 'customer',
      bound: (index) => 50 + index,
      write: (body, bound) => {
        const { cases } = body as { cases: [{ when: { value: number } }] };
        cases[0].when.value = bound;
      },
      after: (bound) => `CASE WHEN t.value_score >= ${bound} THEN 'D'
        WHEN t.value_score >= 40 THEN 'G' WHEN t.value_score < 40 THEN 'S' END`,
    },
    {
      kind: 'tag',
      code: 'lead_score_band',
      subject: 'lead',
      bound: (index) => 55 + index,
      write: (body, bound) => {
        const { cases } = body as { cases: [{ when: { value: number } }] };
        cases[0].when.value = bound;
      },
      after: (bound) => `CASE WHEN t.lead_score <= ${bound} THEN '0-50'
        WHEN t.lead_score <= 75 THEN '51-75' WHEN t.lead_score IS NOT NULL THEN '76-100' END`,
    },
  ];
}

/** The window of a fact that tags rest on. */
export function changedFact(): BenchedChange {
  return {
    kind: 'fact',
    code: 'complaints_24m',
    subject: 'customer',
    bound: (index) => 23 - index,
    write: (body, bound) => {
      const { measure } = body as { measure: { window: { last: { months: number } } } };
      measure.window.last.months = bound;
    },
    after: (bound) => `WHERE opened_date >= day - INTERVAL ${bound} MONTH AND opened_date < day`,
  };
}
