/** The calendar day of an instant in a time zone, `YYYY-MM-DD`. */
export function localDate(instant: Date, zone: string): string {
  // Swedish writes dates the ISO way.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(instant);
}
