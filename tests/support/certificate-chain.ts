// Certificates made octet by octet, without the code that reads them: chains, odd names and old dates.
import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export interface Wish {
  /** Relative names: the object identifier as DER content, the tag of the text, and the text's octets. */
  readonly subject: string | Buffer;
  readonly issuer: string | Buffer;
  readonly key: Pair;
  readonly signer: Pair;
  /** `YYMMDDHHMMSSZ` or with four digits of the year. */
  readonly notBefore?: string;
  readonly notAfter?: string;
}

const COMMON_NAME = Buffer.of(0x55, 4, 3);
const UTF8 = 0x0c;

export function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

/** A name of one part: a text in any of the ways in which certificates write it. */
export function commonName(text: string | Buffer, tag = UTF8): Buffer {
  const value = der(tag, typeof text === 'string' ? Buffer.from(text) : text);
  return der(0x30, der(0x31, der(0x30, der(6, COMMON_NAME), value)));
}

function time(text: string): Buffer {
  return der(text.length === 13 ? 0x17 : 0x18, Buffer.from(text));
}

/** sha256WithRSAEncryption, ecdsa-with-SHA256 and Ed25519. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  rsa: '300d06092a864886f70d01010b0500',
  ec: '300a06082a8648ce3d040302',
  ed25519: '300506032b6570',
};

/** A certificate in DER. */
export function certificate({ subject, issuer, key, signer, ...dates }: Wish): Buffer {
  const type = signer.privateKey.asymmetricKeyType ?? '';
  const algorithm = Buffer.from(ALGORITHMS[type] ?? '', 'hex');
  const name = (one: string | Buffer) => (typeof one === 'string' ? commonName(one) : one);
  const spki = createPublicKey(key.publicKey.export({ type: 'spki', format: 'pem' }));
  const signed = der(
    0x30,
    der(0xa0, der(2, Buffer.of(2))),
    der(2, Buffer.of(0x0a, 0xbc)),
    algorithm,
    name(issuer),
    der(0x30, time(dates.notBefore ?? '250101000000Z'), time(dates.notAfter ?? '20500101000000Z')),
    name(subject),
    spki.export({ type: 'spki', format: 'der' }),
  );
  const hash = type === 'ed25519' ? null : 'sha256';
  const signature = sign(hash, signed, signer.privateKey);
  return der(0x30, signed, algorithm, der(3, Buffer.of(0), signature));
}

export function pemOf(bytes: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64')}\n-----END CERTIFICATE-----\n`;
}

/** Three certificates in the order of `x5c`: of a server, of who signed that, and of a root. */
export function exampleChain(): readonly Buffer[] {
  const [root, middle, leaf] = [
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    generateKeyPairSync('ed25519'),
  ];
  return [
    certificate({ subject: 'shop.example', issuer: 'Middle', key: leaf, signer: middle }),
    certificate({ subject: 'Middle', issuer: 'Root', key: middle, signer: root }),
    certificate({ subject: 'Root', issuer: 'Root', key: root, signer: root }),
  ];
}
