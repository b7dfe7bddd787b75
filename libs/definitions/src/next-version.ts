export type Change = 'major' | 'minor' | 'patch';

/** The version of a definition that appears for the first time. */
export const FIRST_VERSION = '1.0.0';

/** The version that follows `version` (`x.y.z`) after a change. */
export function nextVersion(version: string, change: Change): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  switch (change) {
    case 'major':
      return `${major + 1}.0.0`;
    case 'minor':
      return `${major}.${minor + 1}.0`;
    case 'patch':
      return `${major}.${minor}.${patch + 1}`;
  }
}

/** Compares two versions by number, not by text: 1.10.0 comes after 1.9.0. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (a?.[part] ?? 0) - (b?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
