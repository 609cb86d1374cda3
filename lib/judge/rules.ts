// Every rule, from worst to mildest, the most telling first: findings are shown in this order.
import { accessTokenInStorage } from './rules/access-token-in-storage.ts';
import { accessTokenIncomplete } from './rules/access-token-incomplete.ts';
import { accessTokenWithoutExp } from './rules/access-token-without-exp.ts';
import { algLetterCase } from './rules/alg-letter-case.ts';
import { algNotAString } from './rules/alg-not-a-string.ts';
import { atHashDiffers } from './rules/at-hash-differs.ts';
import { b64InJwt } from './rules/b64-in-jwt.ts';
import { b64NotCritical } from './rules/b64-not-critical.ts';
import { balancerShowsAddress } from './rules/balancer-shows-address.ts';
import { boundTokenAsBearer } from './rules/bound-token-as-bearer.ts';
import { cHashDiffers } from './rules/c-hash-differs.ts';
import { clientSecretAsBasic } from './rules/client-secret-as-basic.ts';
import { clientSecretInBrowser } from './rules/client-secret-in-browser.ts';
import { codeWithoutPkce } from './rules/code-without-pkce.ts';
import { confidentialClientWithoutPkce } from './rules/confidential-client-without-pkce.ts';
import { cookieOutlivesToken } from './rules/cookie-outlives-token.ts';
import { cookiePrefixBroken } from './rules/cookie-prefix-broken.ts';
import { cookieWithDomain } from './rules/cookie-with-domain.ts';
import { cookieWithoutHttponly } from './rules/cookie-without-httponly.ts';
import { cookieWithoutSamesite } from './rules/cookie-without-samesite.ts';
import { cookieWithoutSecure } from './rules/cookie-without-secure.ts';
import { critFaulty } from './rules/crit-faulty.ts';
import { dateInMilliseconds } from './rules/date-in-milliseconds.ts';
import { dateNotANumber } from './rules/date-not-a-number.ts';
import { dpopProofIncomplete } from './rules/dpop-proof-incomplete.ts';
import { dpopProofOtherKey } from './rules/dpop-proof-other-key.ts';
import { dpopProofOtherRequest } from './rules/dpop-proof-other-request.ts';
import { dpopProofOtherToken } from './rules/dpop-proof-other-token.ts';
import { dpopProofReused } from './rules/dpop-proof-reused.ts';
import { dpopProofStale } from './rules/dpop-proof-stale.ts';
import { duplicateMember } from './rules/duplicate-member.ts';
import { embeddedKey } from './rules/embedded-key.ts';
import { endsBeforeItBegins } from './rules/ends-before-it-begins.ts';
import { expiredStillSent } from './rules/expired-still-sent.ts';
import { guessableSessionId } from './rules/guessable-session-id.ts';
import { headerCopyDiffers } from './rules/header-copy-differs.ts';
import { hiddenValidity } from './rules/hidden-validity.ts';
import { idTokenAsCredential } from './rules/id-token-as-credential.ts';
import { idTokenIncomplete } from './rules/id-token-incomplete.ts';
import { issuedInFuture } from './rules/issued-in-future.ts';
import { keyUrlInHeader } from './rules/key-url-in-header.ts';
import { logoutTokenIncomplete } from './rules/logout-token-incomplete.ts';
import { logoutTokenWithNonce } from './rules/logout-token-with-nonce.ts';
import { longLivedAccessToken } from './rules/long-lived-access-token.ts';
import { nonceDiffers } from './rules/nonce-differs.ts';
import { notCanonical } from './rules/not-canonical.ts';
import { notUtf8 } from './rules/not-utf8.ts';
import { oddKid } from './rules/odd-kid.ts';
import { passwordGrant } from './rules/password-grant.ts';
import { passwordIterations } from './rules/password-iterations.ts';
import { passwordIterationsMany } from './rules/password-iterations-many.ts';
import { privateKeyInHeader } from './rules/private-key-in-header.ts';
import { refreshTokenElsewhere } from './rules/refresh-token-elsewhere.ts';
import { refreshTokenInStorage } from './rules/refresh-token-in-storage.ts';
import { refreshTokenNotRotated } from './rules/refresh-token-not-rotated.ts';
import { refreshTokenReused } from './rules/refresh-token-reused.ts';
import { rsaKeyTooSmall } from './rules/rsa-key-too-small.ts';
import { rsa15 } from './rules/rsa1-5.ts';
import { sdJwtFaulty } from './rules/sd-jwt-faulty.ts';
import { sentBeforeStart } from './rules/sent-before-start.ts';
import { sentOutsideAudience } from './rules/sent-outside-audience.ts';
import { severalDpopProofs } from './rules/several-dpop-proofs.ts';
import { severalSites } from './rules/several-sites.ts';
import { signatureLength } from './rules/signature-length.ts';
import { signatureMissing } from './rules/signature-missing.ts';
import { tokenAnswerStored } from './rules/token-answer-stored.ts';
import { tokenInFragment } from './rules/token-in-fragment.ts';
import { tokenInReferer } from './rules/token-in-referer.ts';
import { tokenInRefererOfSite } from './rules/token-in-referer-of-site.ts';
import { tokenInUrl } from './rules/token-in-url.ts';
import { tokenInWebsocketUrl } from './rules/token-in-websocket-url.ts';
import { tokenOverHttp } from './rules/token-over-http.ts';
import { twoWaysInOneRequest } from './rules/two-ways-in-one-request.ts';
import { unknownClientWithoutPkce } from './rules/unknown-client-without-pkce.ts';
import { unsigned } from './rules/unsigned.ts';
import { weakKeyInHeader } from './rules/weak-key-in-header.ts';

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
  tokenOverHttp,
  twoWaysInOneRequest,
  nonceDiffers,
  atHashDiffers,
  cHashDiffers,
  dpopProofOtherRequest,
  dpopProofOtherToken,
  dpopProofOtherKey,
  severalDpopProofs,
  refreshTokenReused,
  clientSecretInBrowser,
  clientSecretAsBasic,
  codeWithoutPkce,
  passwordGrant,
  cookiePrefixBroken,
  weakKeyInHeader,
  b64InJwt,
  sdJwtFaulty,
  logoutTokenIncomplete,
  unknownClientWithoutPkce,
  cookieWithoutHttponly,
  refreshTokenInStorage,
  tokenInFragment,
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
  sentOutsideAudience,
  tokenInReferer,
  refreshTokenNotRotated,
  refreshTokenElsewhere,
  tokenAnswerStored,
  boundTokenAsBearer,
  dpopProofReused,
  dpopProofStale,
  hiddenValidity,
  passwordIterationsMany,
  guessableSessionId,
  severalSites,
  accessTokenInStorage,
  cookieWithoutSamesite,
  cookieOutlivesToken,
  idTokenAsCredential,
  tokenInWebsocketUrl,
  longLivedAccessToken,
  keyUrlInHeader,
  confidentialClientWithoutPkce,
  tokenInRefererOfSite,
  cookieWithDomain,
  balancerShowsAddress,
] as const;

/** The code of a rule. */
export type RuleCode = (typeof RULES)[number]['code'];
