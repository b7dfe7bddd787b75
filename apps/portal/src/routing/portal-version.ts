/**
 * Which build of the portal runs here and which one the service hands out. After a new one was
 * deployed, parts of the old one that were not loaded yet are gone. Fires `change`.
 */
class PortalVersion extends EventTarget {
  /** Whether a part was missing because there is another build by now. */
  isReplaced = false;

  /** Looks after a part of the portal did not come. */
  async check(): Promise<boolean> {
    this.isReplaced ||= await isReplaced();
    this.dispatchEvent(new Event('change'));
    return this.isReplaced;
  }
}

export const portalVersion = new PortalVersion();

/** Takes notice of parts that are missing, whoever asked for them. */
export function watchPortalVersion(): void {
  window.addEventListener('vite:preloadError', () => void portalVersion.check());
}

async function isReplaced(): Promise<boolean> {
  const own = document.querySelector('script[type=module][src]')?.getAttribute('src');
  // Where nobody answers, the network is what is wrong, not the build.
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => null);
  if (!own || !answer?.ok) return false;
  return !(await answer.text()).includes(own);
}
