// Whether an address is on this machine or inside of a network of the reader's own. Anybody can put any address
// into a token, and what is in there answers to whoever is inside. What a public name leads to is not known
// here; the browser looks that up.
import { isLoopback } from '../../../http/loopback.ts';

export type Reach = 'public' | 'machine' | 'network';

/**
 * Names that no public server has: RFC 6762 §3 (`.local`) and appendix G (what private networks use), RFC 8375 §3
 * (`home.arpa`), ICANN's `.internal`.
 */
const OWN_NAMES =
  /(?:^|\.)(?:local|internal|home\.arpa|lan|home|corp|private|intranet|localdomain)$/;

/**
 * How far an address is away. Total.
 * @param url http or https, whose host the URL parser has written in its one form
 */
export function reachOf(url: string): Reach {
  if (!URL.canParse(url)) return 'public';
  const host = new URL(url).hostname.replace(/\.$/, '');
  if (isLoopback(host)) return 'machine';
  if (host.startsWith('[')) return reachOfV6(host.slice(1, -1));
  const octets = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(host);
  if (octets !== null) return reachOfV4(Number(octets[1]), Number(octets[2]));
  // A name without a dot is looked up inside alone.
  return !host.includes('.') || OWN_NAMES.test(host) ? 'network' : 'public';
}

/** The blocks of IANA's registry of special IPv4 addresses that lead inside. */
function reachOfV4(first: number, second: number): Reach {
  // RFC 1122 §3.2.1.3: this host, and what loops back.
  if (first === 0 || first === 127) return 'machine';
  const isOwn =
    // RFC 1918 §3.
    first === 10 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    // RFC 3927 §2.1: of one link; clouds keep the credentials of their machines there.
    (first === 169 && second === 254) ||
    // RFC 6598 §7: shared by the customers of a carrier.
    (first === 100 && second >= 64 && second <= 127) ||
    // RFC 2544 appendix C.2.2: for measuring; tunnels on this machine answer there too.
    (first === 198 && (second === 18 || second === 19));
  return isOwn ? 'network' : 'public';
}

function reachOfV6(host: string): Reach {
  // RFC 4291 §2.5.2 and §2.5.3.
  if (host === '::' || host === '::1') return 'machine';
  // RFC 4291 §2.5.5.2, RFC 6052 §2.1: an IPv4 address, as the URL parser writes it.
  const mapped = /^(?:::ffff|64:ff9b:):([\da-f]{1,4}):[\da-f]{1,4}$/.exec(host);
  if (mapped !== null) {
    const high = Number.parseInt(mapped[1] ?? '', 16);
    return reachOfV4(high >> 8, high & 255);
  }
  // RFC 8215: reserved for translating within a network.
  if (/^64:ff9b:1:/.test(host)) return 'network';
  // RFC 4193 §3.1 (fc00::/7), RFC 4291 §2.5.6 (fe80::/10) and §2.5.7 (fec0::/10).
  return /^(?:f[cd]|fe[89a-f])/.test(host) && /^[\da-f]{4}:/.test(host) ? 'network' : 'public';
}
