import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { LOG_LEVELS, type LogLevel } from './config.js';

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

/** An address of this machine only. */
export function readLoopbackHost(text: string): string {
  const host = text.toLowerCase();
  const isLoopback =
    host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
  if (!isLoopback) {
    throw new WrongSetting(
      'must be a loopback address (127.0.0.1, ::1 or localhost): there are no accounts yet, ' +
        'so nobody else may reach this server. Put a proxy that checks who is there in front of it',
    );
  }
  return host;
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
  const wrong = new WrongSetting('must be the name of an IANA time zone such as Asia/Shanghai');
  if (!/^[A-Za-z][\w+/-]*$/.test(text)) throw wrong;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
  } catch {
    throw wrong;
  }
  return text;
}

export function readLogLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((candidate) => candidate === text);
  if (level === undefined) throw new WrongSetting(`must be one of ${LOG_LEVELS.join(', ')}`);
  return level;
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
