/** What a diagnostic code means and what a person does about it; the page of codes is made of these. */
export interface DiagnosticNote {
  readonly meaning: string;
  readonly mend: string;
}
