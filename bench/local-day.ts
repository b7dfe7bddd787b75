/** The day at an instant in a time zone, as YYYY-MM-DD. */
export function localDay(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(instant));
}
