/** Codes as somebody types them, `churn, value`; nothing typed is everything, null. */
export function codesOf(text: string): string[] | null {
  const codes = text.split(/[\s,，、]+/).filter(Boolean);
  return codes.length === 0 ? null : [...new Set(codes)];
}

export function textOfCodes(codes: readonly string[] | null): string {
  return (codes ?? []).join(', ');
}
