// Finds what is no token but lets someone in all the same: session ids and other pointers to state on
// the server, and the private envelopes of frameworks, in cookies and in Authorization.
import { type Hit, hitAt } from '../scan/hit.ts';
import { COOKIE_CARRIERS, type PlacedText } from '../scan/place.ts';
import { CREDENTIAL_ROLES, type Recognition } from './recognition.ts';
import { recognise } from './references.ts';

/** Traffic repeats the same cookies with every request; so many answers are remembered. */
const MOST_REMEMBERED = 2_000;
/** A longer value is no pointer, and an envelope of that length is looked at anew each time. */
const LONGEST_REMEMBERED = 512;

export class ReferenceFinder {
  private readonly known = new Map<string, Recognition | null>();

  /**
   * The reference tokens and envelopes of a message.
   * @param places the parts of the message
   * @param found the tokens that were found in it: a value that holds one is no reference.
   */
  find(places: readonly PlacedText[], found: readonly Hit[]): readonly Hit[] {
    const names = new Set(places.filter(isCookie).map(({ field }) => field));
    const joined = new Set(
      found.filter(isJoined).map(({ carrier, field }) => partOf(carrier, field)),
    );
    return places.flatMap((place) => {
      const { carrier, field, text } = place;
      // A part of what was put together, or a value that holds a token.
      if (joined.has(partOf(carrier, field)) || found.some(({ raw }) => text.includes(raw))) {
        return [];
      }
      return isCookie(place) ? this.inCookie(place, names) : credentialIn(place);
    });
  }

  /** Drops what is remembered of earlier values. */
  forget(): void {
    this.known.clear();
  }

  private inCookie(place: PlacedText, names: ReadonlySet<string>): readonly Hit[] {
    const { field, text } = place;
    const recognition = this.recall(field, text, names);
    return recognition === null ? [] : [hitAt(place, text, recognition.form, [])];
  }

  private recall(name: string, value: string, names: ReadonlySet<string>): Recognition | null {
    const key = `${names.has(`${name}.sig`) ? 1 : 0} ${name} ${value}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const recognition = credential(recognise(name, value, names));
    if (value.length > LONGEST_REMEMBERED) return recognition;
    if (this.known.size >= MOST_REMEMBERED) this.known.clear();
    this.known.set(key, recognition);
    return recognition;
  }
}

function isCookie({ carrier }: PlacedText): boolean {
  return COOKIE_CARRIERS.has(carrier);
}

/** An opaque bearer credential (RFC 6750 §2.1): scheme, space, value. */
const OPAQUE = /^(Bearer|DPoP|Token)[ \t]+([!-~]+)[ \t]*$/i;

function credentialIn(place: PlacedText): readonly Hit[] {
  if (place.carrier !== 'request-header' || place.field !== 'Authorization') return [];
  const [, scheme, value] = OPAQUE.exec(place.text) ?? [];
  if (scheme === undefined || value === undefined) return [];
  const recognition = credential(recognise(place.field, value));
  return recognition === null ? [] : [hitAt(place, value, recognition.form, [scheme])];
}

function credential(recognition: Recognition | null): Recognition | null {
  return recognition !== null && CREDENTIAL_ROLES.includes(recognition.role) ? recognition : null;
}

/** A hit in a cookie that was put together: `sid.0+.1`. */
function isJoined({ field }: Hit): boolean {
  return JOINED.test(field);
}

const JOINED = /\+(?:\.|__?|C)\d.*$/;

/** The name that the parts of one cookie share: `sid.0`, `sid__1`, `sidC2`, `sid.0+.1`. */
function partOf(carrier: string, field: string): string {
  return `${carrier} ${field.replace(JOINED, '').replace(/(?:\.|__|_|C)\d{1,3}$/, '')}`;
}
