// The user ends at the first ":", the password at the last "@" of the authority.
const PASSWORD = /\b([a-z][a-z0-9+.-]*:\/\/[^\s"@/:]*):[^\s"/?#]*@/gi;
const PARAMETER = /([?&](?:ssl)?password=)[^&\s"#]*/gi;

/** Replaces the password of every `scheme://user:password@host` in a text by `***`. */
export function maskUrls(text: string): string {
  return text.replace(PASSWORD, '$1:***@').replace(PARAMETER, '$1***');
}
