/** Whether a text can only be the id that a customer, vehicle or lead has here: a positive whole number. */
export function isSubjectId(text: string): boolean {
  return /^[1-9]\d{0,15}$/.test(text);
}
