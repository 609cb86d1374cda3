// Claims of telephony, attestation, networks and federations in the IANA registry "JSON Web Token
// Claims", with the document and section that the registry names for each.
import type { RegistryGroup } from './row.ts';

export const SPECIAL_CLAIMS: readonly RegistryGroup[] = [
  {
    source: 'RFC 8055',
    rows: [
      ['sip_from_tag', ''],
      ['sip_date', ''],
      ['sip_callid', ''],
      ['sip_cseq_num', ''],
      ['sip_via_branch', ''],
    ],
  },
  {
    source: 'RFC 8225',
    rows: [
      ['orig', '§5.2.1'],
      ['dest', '§5.2.1'],
      ['mky', '§5.2.2'],
    ],
  },
  { source: 'RFC 8443', rows: [['rph', '§3']] },
  {
    source: 'RFC 8485',
    rows: [
      ['vot', ''],
      ['vtm', ''],
    ],
  },
  {
    source: 'RFC 8588',
    rows: [
      ['attest', ''],
      ['origid', ''],
    ],
  },
  { source: 'RFC 8688', rows: [['jcard', '']] },
  {
    source: 'ETSI GS NFV-SEC 022',
    rows: [['at_use_nbr', '']],
  },
  {
    source: 'RFC 8946',
    rows: [
      ['div', ''],
      ['opt', ''],
    ],
  },
  { source: 'RFC 9027', rows: [['sph', '']] },
  {
    source: 'RFC 9200',
    rows: [
      ['ace_profile', '§5.10'],
      ['cnonce', '§5.10'],
      ['exi', '§5.10.3'],
    ],
  },
  {
    source: 'RFC 9711',
    rows: [
      ['eat_nonce', ''],
      ['ueid', ''],
      ['sueids', ''],
      ['oemid', ''],
      ['hwmodel', ''],
      ['hwversion', ''],
      ['oemboot', ''],
      ['dbgstat', ''],
      ['location', ''],
      ['eat_profile', ''],
      ['submods', ''],
      ['uptime', ''],
      ['bootcount', ''],
      ['bootseed', ''],
      ['dloas', ''],
      ['swname', ''],
      ['swversion', ''],
      ['manifests', ''],
      ['measurements', ''],
      ['measres', ''],
      ['intuse', ''],
    ],
  },
  { source: 'RFC 9999', rows: [['cmw', '§3.1']] },
  {
    source: 'RFC 9246',
    rows: [
      ['cdniv', '§2.1.8'],
      ['cdnicrit', '§2.1.9'],
      ['cdniip', '§2.1.10'],
      ['cdniuc', '§2.1.11'],
      ['cdniets', '§2.1.12'],
      ['cdnistt', '§2.1.13'],
      ['cdnistd', '§2.1.14'],
    ],
  },
  {
    source: 'RFC 9321',
    rows: [['sig_val_claims', '§3.2.3']],
  },
  { source: 'RFC 9447', rows: [['atc', '']] },
  { source: 'RFC 9475', rows: [['msgi', '']] },
  {
    source: 'RFC 9560',
    rows: [
      ['rdap_allowed_purposes', '§3.1.5.1'],
      ['rdap_dnt_allowed', '§3.1.5.2'],
    ],
  },
  {
    source: 'RFC 9795',
    rows: [
      ['rcd', ''],
      ['rcdi', ''],
      ['crn', ''],
    ],
  },
  {
    source: 'STIR certificate status',
    rows: [['stpl', '']],
  },
  { source: 'CTA-5009', rows: [['geohash', '']] },
  {
    source: '3GPP TS 29.510',
    rows: [
      ['consumerPlmnId', '§6.3.5.2.4'],
      ['consumerSnpnId', '§6.3.5.2.4'],
      ['producerPlmnId', '§6.3.5.2.4'],
      ['producerSnpnId', '§6.3.5.2.4'],
      ['producerSnssaiList', '§6.3.5.2.4'],
      ['producerNsiList', '§6.3.5.2.4'],
      ['producerNfSetId', '§6.3.5.2.4'],
      ['producerNfServiceSetId', '§6.3.5.2.4'],
      ['sourceNfInstanceId', '§6.3.5.2.4'],
      ['analyticsIdList', '§6.3.5.2.4'],
    ],
  },
  { source: '3GPP TS 29.222', rows: [['resOwnerId', '§8.5.4.2.8']] },
  {
    source: 'OpenID Federation 1.0',
    rows: [
      ['jwks', '§13.1'],
      ['metadata', '§13.2'],
      ['constraints', '§13.3'],
      ['crit', '§13.4'],
      ['ref', '§13.5'],
      ['delegation', '§13.6'],
      ['logo_uri', '§13.7'],
      ['authority_hints', '§3.2'],
      ['trust_anchor_hints', '§3.2'],
      ['trust_marks', '§3.2'],
      ['trust_mark_issuers', '§3.2'],
      ['trust_mark_owners', '§3.2'],
      ['metadata_policy', '§3.3'],
      ['metadata_policy_crit', '§3.3'],
      ['source_endpoint', '§3.3'],
      ['keys', '§5.2.1'],
      ['trust_mark_type', '§7.1'],
      ['trust_chain', '§8.3.2'],
      ['trust_anchor', '§12.2.3'],
    ],
  },
];
