// Everything between "scheme://" and the last "@" before a blank or a quote: a password may itself
// hold "/", ":" or "@", and hiding too much is the safe direction.
const CREDENTIALS = /\b([a-z][a-z0-9+.-]*:\/\/)([^\s"'`@/]*)(?::|%3a)([^\s"'`]*)@/gi;

/** Replaces the password of every `scheme://user:password@host` in a text by `***`. */
export function maskUrls(text: string): string {
  return text.replace(CREDENTIALS, (_match, scheme: string, user: string) => {
    const name = user.split(':')[0] ?? '';
    return `${scheme}${name}:***@`;
  });
}
