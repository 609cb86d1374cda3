// HMAC (RFC 2104 §2) of one text with many keys. Its objects are made once and set back for each key, which
// is twice as fast as making them anew, as hmac() of the same package does.
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';

export type HmacAlgorithm = 'HS256' | 'HS384' | 'HS512';

/** Gives the code for a key, in an array that the next call writes over. */
export type Mac = (key: Uint8Array) => Readonly<Uint8Array>;

/** What of a hash of @noble/hashes is used. */
interface Working<Self> {
  update(bytes: Uint8Array): Self;
  digestInto(to: Uint8Array): void;
  _cloneInto(to: Self): Self;
}

interface Hash<State> {
  (bytes: Uint8Array): Uint8Array;
  readonly blockLen: number;
  readonly outputLen: number;
  create(): State;
}

const INNER = 0x36;
const OUTER = 0x5c;

const MACS: Readonly<Record<HmacAlgorithm, (text: Uint8Array) => Mac>> = {
  HS256: (text) => macOf(sha256, text),
  HS384: (text) => macOf(sha384, text),
  HS512: (text) => macOf(sha512, text),
};

/** @param text what is protected */
export function hmacOf(algorithm: HmacAlgorithm, text: Uint8Array): Mac {
  return MACS[algorithm](text);
}

function macOf<State extends Working<State>>(hash: Hash<State>, text: Uint8Array): Mac {
  const fresh = hash.create();
  const work = hash.create();
  const pad = new Uint8Array(hash.blockLen);
  const code = new Uint8Array(hash.outputLen);
  return (given) => {
    const key = given.length > pad.length ? hash(given) : given;
    pad.fill(INNER);
    for (let i = 0; i < key.length; i++) pad[i] = (key[i] ?? 0) ^ INNER;
    fresh._cloneInto(work);
    work.update(pad).update(text).digestInto(code);
    for (let i = 0; i < pad.length; i++) pad[i] = (pad[i] ?? 0) ^ INNER ^ OUTER;
    fresh._cloneInto(work);
    work.update(pad).update(code).digestInto(code);
    return code;
  };
}
