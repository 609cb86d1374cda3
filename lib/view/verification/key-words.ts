// What keys are called, of what type they are and where they came from.
import type { CertificateFacts, KeySource, VerificationKey } from '../../judge/verify/key.ts';
import { keyPart, say, sayCounted } from '../../words/say.ts';
import { utcDate } from '../date.ts';
import { relative } from '../duration.ts';
import { quoted } from './values.ts';

/** A key's name as it stands in a sentence; never a secret. */
export function keyName({ label }: VerificationKey): string {
  return quoted(label);
}

/** Of what type a key is, and how strong: "RSA, 2,048 bits", "EC P-256", "Secret, 256 bits", "Passphrase". */
export function keyType({ material, kty, crv, bits }: VerificationKey): string {
  if (material.type === 'password') return say('verify_type_passphrase');
  const name = kty === 'oct' ? say('verify_type_secret') : [kty, crv ?? ''].join(' ').trim();
  return bits === null ? name : sayCounted('verify_type_bits', bits, { name });
}

/**
 * How long ago keys were fetched. What a view takes for now is up to a second old, so that it may be before that.
 * @param fetchedAt milliseconds since the epoch, as is `now`; that is null for a text that is read
 *   later, which has the moment itself
 */
export function fetchedAgo(fetchedAt: number, now: number | null): string {
  if (now === null) return utcDate(fetchedAt);
  return relative(Math.min(fetchedAt, now), now);
}

/**
 * Where a key came from, as a part of a sentence.
 * @param now milliseconds since the epoch; null for a text that is read later, which has moments and no ages
 */
export function sourceWords(source: KeySource, now: number | null): string {
  switch (source.from) {
    case 'given':
      return say('verify_source_given', { name: source.name });
    case 'issuer': {
      const when = fetchedAgo(source.fetchedAt, now);
      return say('verify_source_issuer', { host: hostOf(source.url), when });
    }
    case 'token':
      return say('verify_source_token', { member: source.member });
    case 'confirmation':
      return say('verify_source_confirmation');
    case 'well-known-secret':
      return say('verify_source_well_known_secret');
  }
}

/** The host of an address, with a port that is not the usual one; the text itself where it is no address. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}

/** The beginning of a thumbprint, by which people compare keys. */
export function shortThumbprint({ id }: Pick<VerificationKey, 'id'>): string {
  return `${id.slice(0, THUMBPRINT_SHOWN)}…`;
}

/** Characters of base64url: 48 bits. */
const THUMBPRINT_SHOWN = 8;

/** How a certificate's dates read, and whether they are a reason to look twice. */
export interface CertificateWords {
  readonly dates: string;
  readonly overdue: boolean;
}

/**
 * From when to when a certificate is meant to be used.
 * @param now milliseconds since the epoch
 */
export function certificateDates(
  { notBefore, notAfter }: CertificateFacts,
  now: number,
): CertificateWords {
  const values = { from: utcDay(notBefore), to: utcDay(notAfter) };
  if (now > notAfter) {
    const when = relative(notAfter, now);
    return { dates: say('verify_certificate_expired', { ...values, when }), overdue: true };
  }
  if (now < notBefore) {
    const when = relative(notBefore, now);
    return { dates: say('verify_certificate_early', { ...values, when }), overdue: true };
  }
  return { dates: say('verify_certificate_dates', values), overdue: false };
}

/** Who signed a certificate, as far as the next one of what was given tells. */
export function chainSentence({ chain }: CertificateFacts): string {
  if (chain === undefined || chain === 'self-issued' || chain === 'end') {
    return say('verify_certificate_note');
  }
  return say(`verify_chain_${keyPart(chain)}`);
}

/** The day as certificates have it: 2026-10-12. */
function utcDay(moment: number): string {
  const [day = ''] = utcDate(moment).split(' ');
  return day;
}
