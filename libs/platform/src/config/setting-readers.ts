import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { isTimeZone } from '@tagwright/kernel';
import { isLoopbackName } from '../http/loopback.js';

/** Thrown by a reader; says what is allowed and never repeats the value, which may be a secret. */
export class WrongSetting extends Error {}

/** A whole number written in decimal digits, within the bounds (inclusive). */
export function readInteger(text: string, min: number, max: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) {
    throw new WrongSetting(`must be a whole number from ${min} to ${max}`);
  }
  return value;
}

/** An address of this machine; any other only where the server knows its public name. */
export function readHost(isPublic: boolean): (text: string) => string {
  return (text) => {
    const host = text.toLowerCase();
    if (isLoopbackName(host) || (isPublic && isIP(host) !== 0)) return host;
    throw new WrongSetting(
      isPublic
        ? 'must be an address of this machine, 0.0.0.0 or ::'
        : 'must be a loopback address (127.0.0.1, ::1 or localhost). To let others reach this ' +
            'server set PUBLIC_URL to the https address they use',
    );
  };
}

/** The address under which browsers reach the server: nothing but scheme, name and port. */
export function readPublicUrl(text: string): URL {
  const url = new URL(readUrl(text, ['https:', 'http:']));
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new WrongSetting('must be an address without a path, such as https://tags.example.com');
  }
  const name = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol === 'http:' && !isLoopbackName(name)) {
    throw new WrongSetting('must be https: passwords would cross the network in clear');
  }
  return url;
}

/** A URL with one of the protocols and a host. */
export function readUrl(text: string, protocols: readonly string[]): string {
  const form = protocols.map((protocol) => `${protocol}//…`).join(' or ');
  if (!URL.canParse(text)) throw new WrongSetting(`must be a URL of the form ${form}`);
  const url = new URL(text);
  if (!protocols.includes(url.protocol)) throw new WrongSetting(`must start with ${form}`);
  if (url.hostname === '' && !url.searchParams.has('host')) {
    throw new WrongSetting('must name a host');
  }
  return text;
}

/** An amount of memory as DuckDB reads it. */
export function readMemory(text: string): string {
  const parts = /^(\d{1,9}(?:\.\d{1,3})?) ?([KMGT]i?B)$/i.exec(text);
  if (parts === null || Number(parts[1]) === 0) {
    throw new WrongSetting('must be an amount of memory such as 4GB or 512MB');
  }
  return `${parts[1] ?? ''}${parts[2] ?? ''}`;
}

/** A zone of the IANA database by name; a fixed offset such as +08:00 is not one. */
export function readZone(text: string): string {
  if (isTimeZone(text)) return text;
  throw new WrongSetting('must be the name of an IANA time zone such as Asia/Shanghai');
}

/** `on` or `off`. */
export function readSwitch(text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on';
  throw new WrongSetting('must be on or off');
}

/** One of a few words. */
export function readOneOf<T extends string>(words: readonly T[]): (text: string) => T {
  return (text) => {
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) throw new WrongSetting(`must be one of ${words.join(', ')}`);
    return word;
  };
}

/** Networks by their first address and the length of their prefix, between commas. */
export function readNetworks(text: string): string[] {
  const networks = text.split(',').map((network) => network.trim());
  for (const network of networks) {
    const [address = '', prefix = '', ...rest] = network.split('/');
    const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    if (rest.length > 0 || !/^\d{1,3}$/.test(prefix) || Number(prefix) > bits) {
      throw new WrongSetting('must be networks such as 10.20.0.0/16, between commas');
    }
  }
  return networks;
}

/** A path, made absolute. */
export function readPath(text: string, cwd: string): string {
  if (text.includes('\0')) throw new WrongSetting('must be a path');
  return resolve(cwd, text);
}

/** An existing folder, made absolute. */
export function readFolder(text: string, cwd: string): string {
  const path = readPath(text, cwd);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new WrongSetting('must be a folder that exists');
  }
  return path;
}

/** 32 bytes in hexadecimal. */
export function readKey(text: string): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(text)) {
    throw new WrongSetting('must be 64 hexadecimal digits (32 bytes)');
  }
  return Buffer.from(text, 'hex');
}
