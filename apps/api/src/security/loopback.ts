const ADDRESS = /^(::ffff:)?127(\.\d{1,3}){3}$|^::1$/;
const HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/** Whether a peer's address is on this machine. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && ADDRESS.test(address);
}

/** Whether a Host header names this machine by a name that nobody else can own. */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && HOST.test(host);
}
