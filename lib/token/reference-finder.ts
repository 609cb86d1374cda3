// Finds what is no token but lets someone in all the same: session ids and other pointers to state on
// the server, the private envelopes of frameworks, and opaque tokens that a specification or an issuer
// has marked as such, wherever they stand.
import { fieldName } from '../http/fields.ts';
import { type Hit, hitAt, hitKey } from '../scan/hit.ts';
import { ownText } from '../scan/own-text.ts';
import { COOKIE_CARRIERS, type PlacedText } from '../scan/place.ts';
import { NAMED_FAMILIES } from './catalogue.ts';
import { mayBeEnvelope } from './may-be-envelope.ts';
import { credential, type NamedValues, namedReferences } from './named-references.ts';
import { type ReadEnvelope, recogniseBy } from './recognising.ts';
import { CREDENTIAL_ROLES, type Unlabelled } from './recognition.ts';

export interface ReferenceOptions {
  /** Whether the cookies of load balancers are listed too; asked each time. */
  readonly stickiness?: () => boolean;
}

/** Traffic repeats the same cookies with every request; so many answers are remembered. */
const MOST_REMEMBERED = 2_000;
/** A longer value is no pointer, and an envelope of that length is looked at anew each time. */
const LONGEST_REMEMBERED = 512;

/** No value with an issuer's prefix is shorter, nor one that could be a secret. */
const SHORTEST = 15;

const NO_NAMES: ReadonlySet<string> = new Set();
const NONE: readonly Hit[] = [];

/** Request fields in which an opaque credential stands alone. */
const CREDENTIAL_FIELDS: ReadonlySet<string> = new Set(
  NAMED_FAMILIES.filter(({ role }) => role === 'bearer').flatMap(({ names }) =>
    names.map(fieldName),
  ),
);

export interface ReferenceReaders {
  readonly readEnvelope: ReadEnvelope;
  readonly namedValues: NamedValues;
}

export class ReferenceFinder {
  private readonly readEnvelope: ReadEnvelope;
  private readonly namedValues: NamedValues;
  private readonly stickiness: () => boolean;
  private readonly known = new Map<string, Unlabelled | null>();

  /** The readers are asked where a look at a value tells that it may be an envelope, or hold a named value. */
  constructor(
    { readEnvelope, namedValues }: ReferenceReaders,
    { stickiness = () => false }: ReferenceOptions = {},
  ) {
    this.readEnvelope = (candidate) => (mayBeEnvelope(candidate) ? readEnvelope(candidate) : null);
    this.namedValues = namedValues;
    this.stickiness = stickiness;
  }

  /**
   * The reference tokens and envelopes of a message. Total and linear.
   * @param places the parts of the message
   * @param found the tokens that were found in it: a value that holds one is no reference.
   * @param signatures the `signatureNames` of the message, where these are not all of its parts
   */
  find(
    places: readonly PlacedText[],
    found: readonly Hit[],
    signatures: ReadonlySet<string> | null = null,
  ): readonly Hit[] {
    let hits: Map<string, Hit> | null = null;
    let names = signatures;
    const holders = new Holders(found);
    for (const place of places) {
      if (place.text === '') continue;
      let here: readonly Hit[];
      if (COOKIE_CARRIERS.has(place.carrier)) {
        names ??= signatureNames(places);
        here = this.inCookie(place, names, holders);
      } else here = place.text.length < SHORTEST ? NONE : this.inText(place, holders);
      if (here.length === 0) continue;
      hits ??= new Map();
      for (const hit of here) {
        const key = hitKey(hit);
        if (!hits.has(key)) hits.set(key, hit);
      }
    }
    return hits === null ? NONE : [...hits.values()];
  }

  /** Drops what is remembered of earlier values. */
  forget(): void {
    this.known.clear();
  }

  private inCookie(
    place: PlacedText,
    names: ReadonlySet<string>,
    holders: Holders,
  ): readonly Hit[] {
    const { field, text } = place;
    const recognition = this.recall(field, text, names);
    if (recognition === null) {
      // What was cut into several cookies is looked into as a whole only.
      return isPart(field) ? NONE : this.named(place);
    }
    if (!this.isListed(recognition) || holders.hold(place) || holders.joined(place)) return NONE;
    return [hitAt(place, text, recognition.form, [])];
  }

  private inText(place: PlacedText, holders: Holders): readonly Hit[] {
    if (place.carrier !== 'request-header' || !CREDENTIAL_FIELDS.has(place.field)) {
      return this.named(place);
    }
    return holders.hold(place) ? NONE : this.credentialIn(place);
  }

  private named(place: PlacedText): readonly Hit[] {
    return namedReferences(place, this.recallUnsigned, this.namedValues).map(
      ({ raw, via, recognition }) => hitAt(place, raw, recognition.form, via),
    );
  }

  /** An opaque credential that is a field's value: with a scheme (RFC 6750 §2.1), or alone. */
  private credentialIn(place: PlacedText): readonly Hit[] {
    const [, scheme, value] = OPAQUE.exec(place.text) ?? [];
    const alone = place.field !== 'Authorization' && ALONE.test(place.text);
    const raw = value ?? (alone ? place.text.trim() : undefined);
    if (raw === undefined) return NONE;
    const recognition = credential(this.recallUnsigned(place.field, raw));
    if (recognition === null) return NONE;
    return [hitAt(place, raw, recognition.form, scheme === undefined ? [] : [scheme])];
  }

  private readonly recallUnsigned = (name: string, value: string): Unlabelled | null =>
    this.recall(name, value, NO_NAMES);

  private recall(name: string, value: string, names: ReadonlySet<string>): Unlabelled | null {
    if (value.length > LONGEST_REMEMBERED)
      return recogniseBy(this.readEnvelope, name, value, names);
    const key = `${names.has(`${name}.sig`) ? 1 : 0} ${name} ${value}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const recognition = recogniseBy(this.readEnvelope, ownText(name), ownText(value), names);
    if (this.known.size >= MOST_REMEMBERED) this.known.clear();
    this.known.set(ownText(key), recognition);
    return recognition;
  }

  private isListed({ role }: Unlabelled): boolean {
    return CREDENTIAL_ROLES.includes(role) || (role === 'stickiness' && this.stickiness());
  }
}

/** The cookies that may be the signature of another, which is all that a name beside tells. */
export function signatureNames(places: readonly PlacedText[]): ReadonlySet<string> {
  let names: Set<string> | null = null;
  for (const { carrier, field } of places) {
    if (!field.endsWith('.sig') || !COOKIE_CARRIERS.has(carrier)) continue;
    names ??= new Set();
    names.add(field);
  }
  return names ?? NO_NAMES;
}

const OPAQUE = /^(Bearer|DPoP|Token)[ \t]+([!-~]+)[ \t]*$/i;
const ALONE = /^[ \t]*[!-~]+[ \t]*$/;

/** A hit in a cookie that was put together: `sid.0+.1`. */
const JOINED = /\+(?:\.|__?|C)\d.*$/;
const PART = /(?:\.|__|_|C)\d{1,3}$/;

function isPart(field: string): boolean {
  return PART.test(field);
}

/** Which places hold the tokens that were found in a message. Fields that servers take are short. */
class Holders {
  private readonly found: readonly Hit[];
  private wholes: Set<string> | null = null;

  constructor(found: readonly Hit[]) {
    this.found = found;
  }

  /** Whether a token stands in this text. */
  hold({ carrier, field, text }: PlacedText): boolean {
    return this.found.some(
      (hit) => hit.field === field && hit.carrier === carrier && text.includes(hit.raw),
    );
  }

  /** Whether this cookie is a part of what was put together and holds a token. */
  joined({ carrier, field }: PlacedText): boolean {
    if (this.found.length === 0) return false;
    this.wholes ??= new Set(
      this.found
        .filter((hit) => JOINED.test(hit.field))
        .map((hit) => wholeName(hit.carrier, hit.field.replace(JOINED, ''))),
    );
    return this.wholes.has(wholeName(carrier, field));
  }
}

/** The name that the parts of one cookie share: `sid.0`, `sid__1`, `sidC2`. */
function wholeName(carrier: string, field: string): string {
  return `${carrier} ${field.replace(PART, '')}`;
}
