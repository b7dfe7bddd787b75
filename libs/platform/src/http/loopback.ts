import { isIP } from 'node:net';

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

/** Whether a setting's address or name is of this machine alone. */
export function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}
