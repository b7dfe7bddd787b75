/**
 * How long ago an instant was, in whole days and in seconds; a clock that runs behind never makes
 * an age negative.
 * @param now milliseconds since 1970
 */
export function ageOf(
  instant: string,
  now: number,
): { readonly days: number; readonly seconds: number } {
  const seconds = Math.max(0, Math.round((now - Date.parse(instant)) / 1000));
  return { days: Math.floor(seconds / 86_400), seconds };
}
