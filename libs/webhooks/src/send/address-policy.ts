import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { DomainError } from '@tagwright/kernel';
import { isLoopbackName } from '@tagwright/platform';

/** Addresses that are nobody's on the internet (IANA's registries of special-purpose addresses). */
const SPECIAL = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  // Of IPv6 what is not global unicast is refused as a whole; these are within it.
  ...['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
];
const GLOBAL_UNICAST = networks(['2000::/3']);
const NOT_PUBLIC = networks(SPECIAL);
const THIS_MACHINE = networks(['127.0.0.0/8', '::1/128']);

/** Code of a connection that was not made, because of where it would have gone. */
export const ADDRESS_REFUSED = 'address_refused';

/**
 * Where events may go: over https to the public internet and to networks that the configuration
 * names, and without encryption at most to this machine. Whoever registers an address must not be
 * able to have the server reach into its own network.
 */
export class AddressPolicy {
  private readonly allowed: BlockList;

  constructor(private readonly options: { allowHttp: boolean; networks: readonly string[] }) {
    this.allowed = networks(options.networks);
  }

  /**
   * Reads an address, and refuses at once what can be told by looking at it.
   * @throws DomainError `webhook_url_unusable`, `webhook_url_refused`
   */
  read(text: string): URL {
    if (!URL.canParse(text)) throw unusable('It is not a URL.');
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
      throw unusable('It has to be https.');
    if (url.username !== '' || url.password !== '') {
      throw unusable('It must not hold a name or a password; events are signed.');
    }
    url.hash = '';
    if (url.protocol === 'http:' && !this.options.allowHttp) {
      throw refused('It has to be https; http is for development (WEBHOOK_ALLOW_HTTP).');
    }
    const host = hostOf(url);
    if (url.protocol === 'http:' && !isLoopbackName(host)) {
      throw refused('Without encryption events go to this machine alone.');
    }
    if (isIP(host) !== 0 && !this.isAllowed(url, host)) throw refused(NOT_THERE);
    return url;
  }

  /** @param address a literal one, resolved */
  isAllowed(url: URL, address: string): boolean {
    if (url.protocol === 'http:') return isIn(THIS_MACHINE, address);
    return isPublic(address) || isIn(this.allowed, address);
  }

  /**
   * Resolves for one connection, and refuses there and then: a name that was harmless when it was
   * registered may lead elsewhere by now. One address that is refused is enough.
   */
  lookup(url: URL): LookupFunction {
    return (host, options, done) => {
      lookup(host, { ...options, all: true }, (error, addresses) => {
        if (error !== null) {
          done(error, '');
          return;
        }
        const [first] = addresses;
        if (first === undefined) {
          done(notThere('ENOTFOUND'), '');
        } else if (!addresses.every(({ address }) => this.isAllowed(url, address))) {
          done(notThere(ADDRESS_REFUSED), '');
        } else if (options.all === true) {
          done(null, addresses);
        } else {
          done(null, first.address, first.family);
        }
      });
    };
  }
}

const NOT_THERE =
  'Events do not go to private addresses, unless WEBHOOK_ALLOW_NETWORKS names their network.';

/** The host without the brackets of IPv6. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function isPublic(address: string): boolean {
  if (isIn(NOT_PUBLIC, address)) return false;
  return isIP(address) === 4 || isIn(GLOBAL_UNICAST, address);
}

function isIn(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function networks(texts: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of texts) {
    const [address = '', prefix] = text.split('/');
    list.addSubnet(address, Number(prefix), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

function notThere(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error('The address is not to be had.'), { code });
}

function unusable(why: string): DomainError {
  return new DomainError('webhook_url_unusable', `The address cannot be used. ${why}`);
}

function refused(why: string): DomainError {
  return new DomainError('webhook_url_refused', `The address is refused. ${why}`);
}
