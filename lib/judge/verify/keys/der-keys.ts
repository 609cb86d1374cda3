// Keys in DER and PEM onto the pile, with the chain of certificates among them.
import type { Jwk, VerificationKey } from '../key.ts';
import { chainOf, type Link } from './chain.ts';
import { readDerKey } from './der-key.ts';
import type { DerFailure } from './der-reading.ts';
import { describeJwk } from './describe-key.ts';
import { type PemBlock, pemBlocks } from './pem.ts';
import { MOST_KEYS, type Pile, type Placeless } from './pile.ts';
import { withPublicHalf } from './public-half.ts';

/** Where a key stood. */
interface Place {
  /** Of its PEM, or how it is called otherwise. */
  readonly label: string;
  /** In UTF-16 units. */
  readonly at: number;
  readonly kid?: string | null;
}

/** Labels that say what cannot be read before it is tried. */
const OPENSSH = 'OPENSSH PRIVATE KEY';
/** What may hold a key, if it is whole. */
const OURS = /(?:^| )KEY$|CERTIFICATE$|^DER$/;
/** They stand before private keys and say nothing that those do not say. */
const NEEDLESS = new Set(['EC PARAMETERS', 'DH PARAMETERS']);

export class DerKeys {
  private readonly pile: Pile;
  private readonly found: {
    readonly key: VerificationKey;
    readonly link: Link | null;
  }[] = [];

  constructor(pile: Pile) {
    this.pile = pile;
  }

  /** @param kid the name of the key, where one stood beside it */
  async addPem(text: string, kid: string | null = null, from = 0): Promise<void> {
    for (const block of pemBlocks(text)) {
      if (this.found.length >= MOST_KEYS) {
        this.pile.problem({ code: 'too-many-keys', most: MOST_KEYS }, from + block.at);
        return;
      }
      await this.addBlock(block, { label: block.label, at: from + block.at, kid });
    }
  }

  private async addBlock({ label, content }: PemBlock, place: Place): Promise<void> {
    if (NEEDLESS.has(label)) return;
    if (content.state === 'read') {
      if (label === OPENSSH) this.pile.problem({ code: 'openssh-private' }, place.at);
      else await this.add(content.bytes, place);
      return;
    }
    const code =
      content.state === 'encrypted'
        ? 'key-encrypted'
        : OURS.test(label)
          ? (`pem-${content.state}` as const)
          : 'pem-unknown';
    this.pile.problem({ code, label }, place.at);
  }

  async add(bytes: Uint8Array, { label, at, kid = null }: Place): Promise<void> {
    const read = readDerKey(bytes);
    if (!read.ok) {
      const isForeign = read.problem.code === 'not-der' && !OURS.test(label);
      this.pile.problem(
        isForeign || /REQUEST/.test(label)
          ? { code: 'pem-unknown', label }
          : labelled(read.problem, label),
        at,
      );
      return;
    }
    const whole = await this.whole(read.jwk, bytes);
    if (whole === null) {
      this.pile.problem({ code: 'public-half-missing' }, at);
      return;
    }
    const { certificate } = read;
    const key = describeJwk(kid === null ? whole : { ...whole, kid }, {
      label: this.pile.name,
      source: this.pile.source,
      certificate: certificate?.facts ?? null,
    });
    const link = certificate === null ? null : { certificate, jwk: whole };
    if (key !== null) this.found.push({ key, link });
  }

  private async whole(jwk: Jwk, bytes: Uint8Array): Promise<Jwk | null> {
    const isHalf = (jwk.kty === 'EC' || jwk.kty === 'OKP') && jwk['x'] === undefined;
    return isHalf ? withPublicHalf(jwk, bytes) : jwk;
  }

  /** Puts all on the pile, each certificate with how it hangs together with the next one. */
  async finish(): Promise<void> {
    for (const [index, { key, link }] of this.found.entries()) {
      if (link === null || key.certificate === null) this.pile.add(key);
      else {
        const chain = await chainOf(link, this.found[index + 1]?.link ?? null);
        this.pile.add({ ...key, certificate: { ...key.certificate, chain } });
      }
    }
  }
}

function labelled(problem: DerFailure['problem'], label: string): Placeless {
  return problem.code === 'not-der' || problem.code === 'key-encrypted'
    ? { ...problem, label }
    : problem;
}
