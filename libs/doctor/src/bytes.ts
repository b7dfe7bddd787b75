/** An amount of bytes for people, in powers of ten as disks are sold. */
export function inWords(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(0)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

const UNITS: Readonly<Record<string, number>> = {
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
  TIB: 2 ** 40,
};

/** Bytes of an amount as DuckDB spells it, which the configuration has checked. */
export function bytesOf(amount: string): number {
  const parts = /^([\d.]+)\s*([a-z]+)$/i.exec(amount);
  return Number(parts?.[1]) * (UNITS[(parts?.[2] ?? '').toUpperCase()] ?? Number.NaN);
}
