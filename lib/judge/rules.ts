// Every rule, from worst to mildest, the most telling first: findings are shown in this order.
import { accessTokenInStorage } from './rules/access-token-in-storage.ts';
import { accessTokenIncomplete } from './rules/access-token-incomplete.ts';
import { accessTokenWithoutExp } from './rules/access-token-without-exp.ts';
import { algLetterCase } from './rules/alg-letter-case.ts';
import { algNotAString } from './rules/alg-not-a-string.ts';
import { b64NotCritical } from './rules/b64-not-critical.ts';
import { cookieOutlivesToken } from './rules/cookie-outlives-token.ts';
import { cookieWithoutHttponly } from './rules/cookie-without-httponly.ts';
import { cookieWithoutSamesite } from './rules/cookie-without-samesite.ts';
import { cookieWithoutSecure } from './rules/cookie-without-secure.ts';
import { critFaulty } from './rules/crit-faulty.ts';
import { dateInMilliseconds } from './rules/date-in-milliseconds.ts';
import { dateNotANumber } from './rules/date-not-a-number.ts';
import { dpopProofIncomplete } from './rules/dpop-proof-incomplete.ts';
import { duplicateMember } from './rules/duplicate-member.ts';
import { embeddedKey } from './rules/embedded-key.ts';
import { endsBeforeItBegins } from './rules/ends-before-it-begins.ts';
import { expiredStillSent } from './rules/expired-still-sent.ts';
import { headerCopyDiffers } from './rules/header-copy-differs.ts';
import { idTokenAsCredential } from './rules/id-token-as-credential.ts';
import { idTokenIncomplete } from './rules/id-token-incomplete.ts';
import { issuedInFuture } from './rules/issued-in-future.ts';
import { keyUrlInHeader } from './rules/key-url-in-header.ts';
import { logoutTokenWithNonce } from './rules/logout-token-with-nonce.ts';
import { longLivedAccessToken } from './rules/long-lived-access-token.ts';
import { notCanonical } from './rules/not-canonical.ts';
import { notUtf8 } from './rules/not-utf8.ts';
import { oddKid } from './rules/odd-kid.ts';
import { passwordIterations } from './rules/password-iterations.ts';
import { privateKeyInHeader } from './rules/private-key-in-header.ts';
import { refreshTokenInStorage } from './rules/refresh-token-in-storage.ts';
import { rsaKeyTooSmall } from './rules/rsa-key-too-small.ts';
import { rsa15 } from './rules/rsa1-5.ts';
import { sentBeforeStart } from './rules/sent-before-start.ts';
import { severalSites } from './rules/several-sites.ts';
import { signatureLength } from './rules/signature-length.ts';
import { signatureMissing } from './rules/signature-missing.ts';
import { tokenInFragment } from './rules/token-in-fragment.ts';
import { tokenInUrl } from './rules/token-in-url.ts';
import { tokenInWebsocketUrl } from './rules/token-in-websocket-url.ts';
import { unsigned } from './rules/unsigned.ts';

export const RULES = [
  expiredStillSent,
  unsigned,
  signatureMissing,
  tokenInUrl,
  cookieWithoutSecure,
  privateKeyInHeader,
  algLetterCase,
  algNotAString,
  signatureLength,
  rsaKeyTooSmall,
  b64NotCritical,
  critFaulty,
  notUtf8,
  headerCopyDiffers,
  endsBeforeItBegins,
  dateInMilliseconds,
  dateNotANumber,
  logoutTokenWithNonce,
  dpopProofIncomplete,
  cookieWithoutHttponly,
  refreshTokenInStorage,
  tokenInFragment,
  severalSites,
  accessTokenWithoutExp,
  accessTokenIncomplete,
  idTokenIncomplete,
  sentBeforeStart,
  issuedInFuture,
  embeddedKey,
  oddKid,
  rsa15,
  passwordIterations,
  duplicateMember,
  notCanonical,
  accessTokenInStorage,
  cookieWithoutSamesite,
  cookieOutlivesToken,
  idTokenAsCredential,
  tokenInWebsocketUrl,
  longLivedAccessToken,
  keyUrlInHeader,
] as const;

/** The code of a rule. */
export type RuleCode = (typeof RULES)[number]['code'];
