/** Where an object is edited within a change-set. */
export const editAddress = (changeId: number, kind: string, code: string): string =>
  `/changes/${changeId}/edit/${kind}/${encodeURIComponent(code)}`;
