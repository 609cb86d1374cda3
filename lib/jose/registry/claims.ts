// Claims of identity and authorization in the IANA registry "JSON Web Token Claims", with the document
// and section that the registry names for each. The rest is in special-claims.ts.
import type { RegistryGroup } from './row.ts';

export const CLAIMS: readonly RegistryGroup[] = [
  {
    source: 'RFC 7519',
    rows: [
      ['iss', '§4.1.1', 'Who issued the token.'],
      ['sub', '§4.1.2', 'Whom the token is about.'],
      ['aud', '§4.1.3', 'For whom the token is meant.'],
      ['exp', '§4.1.4', 'From this moment on the token must not be accepted.'],
      ['nbf', '§4.1.5', 'Before this moment the token must not be accepted.'],
      ['iat', '§4.1.6', 'When the token was issued.'],
      ['jti', '§4.1.7', 'A unique name of this token.'],
    ],
  },
  {
    source: 'OpenID Connect Core 1.0',
    rows: [
      ['name', '§5.1', 'Full name.'],
      ['given_name', '§5.1', 'Given name.'],
      ['family_name', '§5.1', 'Family name.'],
      ['middle_name', '§5.1', 'Middle name.'],
      ['nickname', '§5.1', 'Casual name.'],
      ['preferred_username', '§5.1', 'The name that the person likes to be called by.'],
      ['profile', '§5.1', 'URL of the profile page.'],
      ['picture', '§5.1', 'URL of the profile picture.'],
      ['website', '§5.1', 'URL of the web page or blog.'],
      ['email', '§5.1', 'E-mail address.'],
      ['email_verified', '§5.1', 'Whether the e-mail address was verified.'],
      ['gender', '§5.1', 'Gender.'],
      ['birthdate', '§5.1', 'Birthday.'],
      ['zoneinfo', '§5.1', 'Time zone.'],
      ['locale', '§5.1', 'Language and region.'],
      ['phone_number', '§5.1', 'Telephone number.'],
      ['phone_number_verified', '§5.1', 'Whether the telephone number was verified.'],
      ['address', '§5.1', 'Postal address.'],
      ['updated_at', '§5.1', 'When the profile was last changed.'],
      ['azp', '§2', 'The client that the token was issued to.'],
      ['nonce', '§2', 'Binds the ID token to the request that asked for it.'],
      ['auth_time', '§2', 'When the person last signed in.'],
      ['at_hash', '§2', 'Hash of the access token issued with this ID token.'],
      ['c_hash', '§3.3.2.11', 'Hash of the authorization code issued with this ID token.'],
      ['acr', '§2', 'How strongly the person was authenticated.'],
      ['amr', '§2', 'The methods with which the person was authenticated.'],
      ['sub_jwk', '§7.4', 'The key that signs an ID token which nobody but its subject issued.'],
      ['_claim_names', '§5.6.2', 'Which claims are told by others, and where to ask.'],
      ['_claim_sources', '§5.6.2', 'Where claims told by others can be read.'],
    ],
  },
  {
    source: 'OpenID Connect Front-Channel Logout 1.0',
    rows: [['sid', '§3', 'The session at the issuer.']],
  },
  {
    source: 'RFC 7800',
    rows: [['cnf', '§3.1', 'The key that the bearer must prove to hold.']],
  },
  {
    source: 'RFC 8417',
    rows: [
      ['events', '§2.2', 'The security events that the token reports.'],
      ['toe', '§2.2', 'When the event happened.'],
      ['txn', '§2.2', 'The transaction that the token belongs to.'],
    ],
  },
  {
    source: 'RFC 8693',
    rows: [
      ['act', '§4.1', 'Who acts on behalf of the subject.'],
      ['scope', '§4.2', 'What the token permits.'],
      ['client_id', '§4.3', 'The client that asked for the token.'],
      ['may_act', '§4.4', 'Who may act on behalf of the subject.'],
    ],
  },
  {
    source: 'RFC 9068',
    rows: [
      ['roles', '§2.2.3.1', 'Roles of the subject.'],
      ['groups', '§2.2.3.1', 'Groups that the subject belongs to.'],
      ['entitlements', '§2.2.3.1', 'What the subject is entitled to.'],
    ],
  },
  {
    source: 'RFC 9396',
    rows: [['authorization_details', '§9.1', 'What the token permits, in detail.']],
  },
  {
    source: 'RFC 9449',
    rows: [
      ['htm', '§4.2', 'The method of the request that the proof is for.'],
      ['htu', '§4.2', 'The URL of the request that the proof is for.'],
      ['ath', '§4.2', 'Hash of the access token that is sent with the proof.'],
    ],
  },
  {
    source: 'RFC 9493',
    rows: [['sub_id', '§4.1', 'Whom the token is about, in a chosen format.']],
  },
  {
    source: 'RFC 9701',
    rows: [
      ['token_introspection', '§5', 'What the server says about the token it was asked about.'],
    ],
  },
  {
    source: 'RFC 9901',
    rows: [
      ['_sd', '§4.2.4.1', 'Digests of claims that the holder may disclose.'],
      ['...', '§4.2.4.2', 'Digest of an array element that the holder may disclose.'],
      ['_sd_alg', '§4.1.1', 'The hash function of the digests.'],
      ['sd_hash', '§4.3', 'Hash of the SD-JWT that this key-binding JWT was made for.'],
    ],
  },
  {
    source: 'Token Status List',
    rows: [
      ['status', '', 'Where to look up whether the token was revoked.'],
      ['status_list', '', 'The states of many tokens, one or more bits each.'],
      ['ttl', '', 'For how many seconds this status list may be cached.'],
    ],
  },
  {
    source: 'Verifiable Credentials Data Model 1.0',
    rows: [
      ['vc', '§6.3.1', 'A verifiable credential.'],
      ['vp', '§6.3.1', 'A verifiable presentation of credentials.'],
    ],
  },
  {
    source: 'OpenID Identity Assurance Schema Definition 1.0',
    rows: [['verified_claims', '§5', 'Claims with how they were verified.']],
  },
  {
    source: 'OpenID Connect for Identity Assurance Claims Registration 1.0',
    rows: [
      ['place_of_birth', '§4', 'Place of birth.'],
      ['nationalities', '§4', 'Nationalities.'],
      ['birth_family_name', '§4', 'Family name at birth.'],
      ['birth_given_name', '§4', 'Given name at birth.'],
      ['birth_middle_name', '§4', 'Middle name at birth.'],
      ['salutation', '§4', 'How to address the person.'],
      ['title', '§4', 'Title of the person.'],
      ['msisdn', '§4', 'Mobile telephone number.'],
      ['also_known_as', '§4', 'Stage name, religious name or another alias.'],
    ],
  },
  {
    // Not registered yet: the specification is a draft.
    source: 'SD-JWT VC',
    rows: [['vct', '', 'The type of the credential.']],
  },
  {
    // Registered nowhere; several issuers write it for `scope`.
    source: 'not registered',
    rows: [['scp', '', 'What the token permits.']],
  },
];
