import { createCipheriv, createDecipheriv, randomBytes, randomInt } from 'node:crypto';
import { readCookie } from './cookies.ts';

/**
 * The load balancer in front of the shop. One process plays it and the servers behind it, but it
 * does what the real ones do: it picks a server for a newcomer and writes the choice into cookies,
 * so that the next request finds the same one. The cookies let nobody in: whoever sends another's is
 * only led to the other's server.
 */
export interface Server {
  readonly name: string;
  /** An address inside the server hall, of no use outside. */
  readonly address: string;
  readonly port: number;
}

const POOL: readonly Server[] = [
  { name: 'shop-1', address: '10.0.17.4', port: 8080 },
  { name: 'shop-2', address: '10.0.17.5', port: 8080 },
];

/** In the manner of AWS: sealed, so that it tells nothing to anyone else. */
export const SEALED_COOKIE = 'AWSALB';

/** In the manner of F5 BIG-IP: the address itself, written backwards. */
export const OPEN_COOKIE = 'BIGipServershop_pool';

const WEEK_SECONDS = 7 * 24 * 60 * 60;

export interface Balancer {
  /** The server for this request, with `Set-Cookie` lines where its cookies do not name it yet. */
  choose(request: Request): { readonly server: Server; readonly setCookies: readonly string[] };
}

export function createBalancer(): Balancer {
  const key = randomBytes(32);
  return {
    choose(request) {
      const known = unseal(key, readCookie(request, SEALED_COOKIE) ?? '');
      const server = POOL.find(({ name }) => name === known) ?? POOL[randomInt(POOL.length)];
      if (server === undefined) throw new Error('The pool has no server.');
      const open = encodeAddress(server);
      // Balancers write them as they are: no percent-encoding, and open to the page's scripts.
      const sealedLine = `${SEALED_COOKIE}=${seal(key, server)}; Path=/; Max-Age=${WEEK_SECONDS}`;
      const setCookies = [
        ...(known === server.name ? [] : [sealedLine]),
        ...(readCookie(request, OPEN_COOKIE) === open ? [] : [`${OPEN_COOKIE}=${open}; Path=/`]),
      ];
      return { server, setCookies };
    },
  };
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** The real ones all have one length, whatever they name. */
const NAME_BYTES = 68;

function seal(key: Buffer, server: Server): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = cipher.update(server.name.padEnd(NAME_BYTES), 'utf8');
  return Buffer.concat([nonce, sealed, cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** The name of the server, or undefined for what was not sealed here. */
function unseal(key: Buffer, value: string): string | undefined {
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length !== NONCE_BYTES + NAME_BYTES + TAG_BYTES) return undefined;
  const opened = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
  opened.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const sealed = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
    return Buffer.concat([opened.update(sealed), opened.final()])
      .toString('utf8')
      .trim();
  } catch {
    return undefined;
  }
}

/** `<address>.<port>.0000`: the bytes of both in reverse order, read as decimal numbers. */
function encodeAddress({ address, port }: Server): string {
  const bytes = Buffer.from(address.split('.').map(Number));
  const swapped = Buffer.alloc(2);
  swapped.writeUInt16BE(port);
  return `${bytes.readUInt32LE()}.${swapped.readUInt16LE()}.0000`;
}

/** The address and port that such a cookie tells everyone; undefined for other text. */
export function decodeAddress(value: string): string | undefined {
  const [, address, port] = /^(\d{1,10})\.(\d{1,5})\.0000$/.exec(value) ?? [];
  if (Number(address) > 0xffff_ffff || Number(port) > 0xffff) return undefined;
  if (address === undefined || port === undefined) return undefined;
  const [bytes, swapped] = [Buffer.alloc(4), Buffer.alloc(2)];
  bytes.writeUInt32LE(Number(address));
  swapped.writeUInt16LE(Number(port));
  return `${[...bytes].join('.')}:${swapped.readUInt16BE()}`;
}
