/** What follows a vehicle or lead behind a value that does not count, or of which nobody can tell. */
export function countedText(counted: boolean | null): string {
  if (counted === null) return ' (cannot be told whether it counts)';
  return counted ? '' : ' (not counted)';
}
