import { readFileSync } from 'node:fs';

/**
 * The largest memory this process ever held, in MB. On Linux from the process's own high-water
 * mark: `maxRSS` starts with the parent's size in a forked child.
 */
export function peakRssMb(): number {
  const kilobytes = highWaterMark() ?? process.resourceUsage().maxRSS;
  return Math.round(kilobytes / 1024);
}

function highWaterMark(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return match?.[1] === undefined ? undefined : Number(match[1]);
}
