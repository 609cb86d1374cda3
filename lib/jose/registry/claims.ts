// Claims of identity and authorization in the IANA registry "JSON Web Token Claims", with the document
// and section that the registry names for each. The rest is in special-claims.ts.
import type { RegistryGroup } from './row.ts';

export const CLAIMS: readonly RegistryGroup[] = [
  {
    source: 'RFC 7519',
    rows: [
      ['iss', '§4.1.1'],
      ['sub', '§4.1.2'],
      ['aud', '§4.1.3'],
      ['exp', '§4.1.4'],
      ['nbf', '§4.1.5'],
      ['iat', '§4.1.6'],
      ['jti', '§4.1.7'],
    ],
  },
  {
    source: 'OpenID Connect Core 1.0',
    rows: [
      ['name', '§5.1'],
      ['given_name', '§5.1'],
      ['family_name', '§5.1'],
      ['middle_name', '§5.1'],
      ['nickname', '§5.1'],
      ['preferred_username', '§5.1'],
      ['profile', '§5.1'],
      ['picture', '§5.1'],
      ['website', '§5.1'],
      ['email', '§5.1'],
      ['email_verified', '§5.1'],
      ['gender', '§5.1'],
      ['birthdate', '§5.1'],
      ['zoneinfo', '§5.1'],
      ['locale', '§5.1'],
      ['phone_number', '§5.1'],
      ['phone_number_verified', '§5.1'],
      ['address', '§5.1'],
      ['updated_at', '§5.1'],
      ['azp', '§2'],
      ['nonce', '§2'],
      ['auth_time', '§2'],
      ['at_hash', '§2'],
      ['c_hash', '§3.3.2.11'],
      ['acr', '§2'],
      ['amr', '§2'],
      ['sub_jwk', '§7.4'],
      ['_claim_names', '§5.6.2'],
      ['_claim_sources', '§5.6.2'],
    ],
  },
  {
    source: 'OpenID Connect Front-Channel Logout 1.0',
    rows: [['sid', '§3']],
  },
  {
    source: 'RFC 7800',
    rows: [['cnf', '§3.1']],
  },
  {
    source: 'RFC 8417',
    rows: [
      ['events', '§2.2'],
      ['toe', '§2.2'],
      ['txn', '§2.2'],
    ],
  },
  {
    source: 'RFC 8693',
    rows: [
      ['act', '§4.1'],
      ['scope', '§4.2'],
      ['client_id', '§4.3'],
      ['may_act', '§4.4'],
    ],
  },
  {
    source: 'RFC 9068',
    rows: [
      ['roles', '§2.2.3.1'],
      ['groups', '§2.2.3.1'],
      ['entitlements', '§2.2.3.1'],
    ],
  },
  {
    source: 'RFC 9396',
    rows: [['authorization_details', '§9.1']],
  },
  {
    source: 'RFC 9449',
    rows: [
      ['htm', '§4.2'],
      ['htu', '§4.2'],
      ['ath', '§4.2'],
    ],
  },
  {
    source: 'RFC 9493',
    rows: [['sub_id', '§4.1']],
  },
  {
    source: 'RFC 9701',
    rows: [['token_introspection', '§5']],
  },
  {
    source: 'RFC 9901',
    rows: [
      ['_sd', '§4.2.4.1'],
      ['...', '§4.2.4.2'],
      ['_sd_alg', '§4.1.1'],
      ['sd_hash', '§4.3'],
    ],
  },
  {
    source: 'Token Status List',
    rows: [
      ['status', ''],
      ['status_list', ''],
      ['ttl', ''],
    ],
  },
  {
    source: 'Verifiable Credentials Data Model 1.0',
    rows: [
      ['vc', '§6.3.1'],
      ['vp', '§6.3.1'],
    ],
  },
  {
    source: 'OpenID Identity Assurance Schema Definition 1.0',
    rows: [['verified_claims', '§5']],
  },
  {
    source: 'OpenID Connect for Identity Assurance Claims Registration 1.0',
    rows: [
      ['place_of_birth', '§4'],
      ['nationalities', '§4'],
      ['birth_family_name', '§4'],
      ['birth_given_name', '§4'],
      ['birth_middle_name', '§4'],
      ['salutation', '§4'],
      ['title', '§4'],
      ['msisdn', '§4'],
      ['also_known_as', '§4'],
    ],
  },
  {
    // Not registered yet: the specification is a draft.
    source: 'SD-JWT VC',
    rows: [['vct', '']],
  },
  {
    // Registered nowhere; several issuers write it for `scope`.
    source: 'not registered',
    rows: [['scp', '']],
  },
];
