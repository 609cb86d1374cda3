// A DPoP proof (RFC 9449 §4.2) against the request that carried it and the access token beside it.
import { sha256Of } from '../../jose/hash.ts';
import type { JsonObject } from '../../jose/json.ts';
import { numericDate, stringMember } from '../../jose/members.ts';
import { decodeToken } from '../../token/decode.ts';
import type { Token } from '../../token/token.ts';
import { boundTo, targetOf } from '../dpop.ts';
import { proofKeys } from './candidates.ts';
import type { Comparison, ProofVerdict, VerifyOptions } from './verification.ts';

/** Whether a header is that of a DPoP proof (RFC 9449 §4.2). */
export function isProofHeader(header: JsonObject): boolean {
  return /^(?:application\/)?dpop\+jwt$/i.test(stringMember(header, 'typ') ?? '');
}

/** What a proof proves, or nothing for another token. Never rejects. */
export async function proofOf(
  token: Token,
  { request, accessToken }: VerifyOptions,
): Promise<{ readonly proof?: ProofVerdict }> {
  if (!isProofHeader(token.header) || token.claims.state !== 'read') return {};
  const { set } = token.claims;
  const [key] = await proofKeys(token.header);
  const thumbprint = key?.id ?? null;
  const proof: ProofVerdict = {
    thumbprint,
    method: compare(stringMember(set, 'htm'), request?.method, same),
    url: compare(stringMember(set, 'htu'), request?.url, sameTarget),
    accessToken: compare(
      stringMember(set, 'ath'),
      accessToken === undefined ? undefined : sha256Of(accessToken),
      same,
    ),
    confirmation: compare(thumbprint ?? undefined, confirmedThumbprint(accessToken), same),
    issuedAt: numericDate(set, 'iat') ?? null,
  };
  return { proof };
}

function compare(
  said: string | undefined,
  expected: string | undefined,
  equal: (one: string, other: string) => boolean,
): Comparison {
  if (said === undefined) return { state: 'missing', isWanted: expected !== undefined };
  if (expected === undefined) return { state: 'not-compared', said };
  return equal(said, expected) ? { state: 'matches', said } : { state: 'differs', said, expected };
}

function same(one: string, other: string): boolean {
  return one === other;
}

/** RFC 9449 §4.3: without query and fragment, after normalization (RFC 3986 §6.2.2, §6.2.3). */
function sameTarget(one: string, other: string): boolean {
  const [first, second] = [targetOf(one), targetOf(other)];
  return first !== null && first === second;
}

/** RFC 9449 §6.1: `cnf.jkt`, where the access token can be read. */
function confirmedThumbprint(accessToken: string | undefined): string | undefined {
  const token = accessToken === undefined ? null : decodeToken(accessToken);
  return (token && boundTo(token)) ?? undefined;
}
