// Claims of telephony, attestation, networks and federations in the IANA registry "JSON Web Token
// Claims", with the document and section that the registry names for each.
import type { RegistryGroup } from './row.ts';

export const SPECIAL_CLAIMS: readonly RegistryGroup[] = [
  {
    source: 'RFC 8055',
    rows: [
      ['sip_from_tag', '', 'The tag in the From field of a SIP request.'],
      ['sip_date', '', 'The Date field of a SIP request.'],
      ['sip_callid', '', 'The Call-Id field of a SIP request.'],
      ['sip_cseq_num', '', 'The number in the CSeq field of a SIP request.'],
      ['sip_via_branch', '', 'The branch in the Via field of a SIP request.'],
    ],
  },
  {
    source: 'RFC 8225',
    rows: [
      ['orig', '§5.2.1', 'Who calls.'],
      ['dest', '§5.2.1', 'Who is called.'],
      ['mky', '§5.2.2', 'Fingerprints of the keys of the media.'],
    ],
  },
  { source: 'RFC 8443', rows: [['rph', '§3', 'Which priority the call may claim.']] },
  {
    source: 'RFC 8485',
    rows: [
      ['vot', '', 'How far the identity can be trusted, component by component.'],
      ['vtm', '', 'URL that explains the components of that trust.'],
    ],
  },
  {
    source: 'RFC 8588',
    rows: [
      ['attest', '', 'How sure the carrier is of the caller (SHAKEN).'],
      ['origid', '', 'Identifies where the call came from (SHAKEN).'],
    ],
  },
  { source: 'RFC 8688', rows: [['jcard', '', 'Contact data of the caller.']] },
  {
    source: 'ETSI GS NFV-SEC 022',
    rows: [['at_use_nbr', '', 'For how many requests the access token can be used.']],
  },
  {
    source: 'RFC 8946',
    rows: [
      ['div', '', 'The number that a call was diverted from.'],
      ['opt', '', 'The token of the call before it was diverted.'],
    ],
  },
  { source: 'RFC 9027', rows: [['sph', '', 'The priority that a SIP request states.']] },
  {
    source: 'RFC 9200',
    rows: [
      ['ace_profile', '§5.10', 'The profile that the token is to be used with.'],
      ['cnonce', '§5.10', 'A nonce that proves the token is fresh without a clock.'],
      ['exi', '§5.10.3', 'For how many seconds the token lives from its first use.'],
    ],
  },
  {
    source: 'RFC 9711',
    rows: [
      ['eat_nonce', '', 'Proves that the attestation is fresh.'],
      ['ueid', '', 'Identifies the device for ever.'],
      ['sueids', '', 'Identify the device until an owner changes.'],
      ['oemid', '', 'Identifies the maker of the hardware.'],
      ['hwmodel', '', 'Model of the hardware.'],
      ['hwversion', '', 'Version of the hardware.'],
      ['oemboot', '', 'Whether the software was started as the maker intends.'],
      ['dbgstat', '', 'Whether debugging is possible.'],
      ['location', '', 'Where the device is.'],
      ['eat_profile', '', 'The profile that the attestation follows.'],
      ['submods', '', 'Attestations of parts of the device.'],
      ['uptime', '', 'For how many seconds the device has been running.'],
      ['bootcount', '', 'How often the device was started.'],
      ['bootseed', '', 'Identifies this start of the device.'],
      ['dloas', '', 'Certifications that the device received.'],
      ['swname', '', 'Name of the software.'],
      ['swversion', '', 'Version of the software.'],
      ['manifests', '', 'Which software is installed.'],
      ['measurements', '', 'Measurements of software and memory.'],
      ['measres', '', 'How the measurements compare with what they should be.'],
      ['intuse', '', 'What the attestation is meant for.'],
    ],
  },
  { source: 'RFC 9999', rows: [['cmw', '§3.1', 'A message of remote attestation, wrapped.']] },
  {
    source: 'RFC 9246',
    rows: [
      ['cdniv', '§2.1.8', 'Version of this set of claims.'],
      ['cdnicrit', '§2.1.9', 'Claims that a receiver must understand.'],
      ['cdniip', '§2.1.10', 'The address that may fetch the content.'],
      ['cdniuc', '§2.1.11', 'The URLs that may be fetched.'],
      ['cdniets', '§2.1.12', 'For how many seconds a renewed token lives.'],
      ['cdnistt', '§2.1.13', 'How a renewed token is handed over.'],
      ['cdnistd', '§2.1.14', 'For how many path segments a renewed token is good.'],
    ],
  },
  {
    source: 'RFC 9321',
    rows: [['sig_val_claims', '§3.2.3', 'The result of checking an electronic signature.']],
  },
  { source: 'RFC 9447', rows: [['atc', '', 'Shows authority over what a certificate is for.']] },
  { source: 'RFC 9475', rows: [['msgi', '', 'Digest of a text message.']] },
  {
    source: 'RFC 9560',
    rows: [
      [
        'rdap_allowed_purposes',
        '§3.1.5.1',
        'For which purposes registration data may be asked for.',
      ],
      ['rdap_dnt_allowed', '§3.1.5.2', 'Whether the server may be asked not to log the query.'],
    ],
  },
  {
    source: 'RFC 9795',
    rows: [
      ['rcd', '', 'Name, picture and more of the caller.'],
      ['rcdi', '', 'Digests of what the caller shows.'],
      ['crn', '', 'Why the call is made.'],
    ],
  },
  {
    source: 'STIR certificate status',
    rows: [['stpl', '', 'The state of the signing certificate.']],
  },
  { source: 'CTA-5009', rows: [['geohash', '', 'A place, as a geohash.']] },
  {
    source: '3GPP TS 29.510',
    rows: [
      ['consumerPlmnId', '§6.3.5.2.4', 'Mobile network of the consumer of a service.'],
      ['consumerSnpnId', '§6.3.5.2.4', 'Private network of the consumer of a service.'],
      ['producerPlmnId', '§6.3.5.2.4', 'Mobile network of the producer of a service.'],
      ['producerSnpnId', '§6.3.5.2.4', 'Private network of the producer of a service.'],
      ['producerSnssaiList', '§6.3.5.2.4', 'Network slices that may be used.'],
      ['producerNsiList', '§6.3.5.2.4', 'Instances of network slices that may be used.'],
      ['producerNfSetId', '§6.3.5.2.4', 'The set of network functions that may be used.'],
      ['producerNfServiceSetId', '§6.3.5.2.4', 'The set of services that may be used.'],
      ['sourceNfInstanceId', '§6.3.5.2.4', 'The network function that data came from.'],
      ['analyticsIdList', '§6.3.5.2.4', 'The analytics that may be asked for.'],
    ],
  },
  { source: '3GPP TS 29.222', rows: [['resOwnerId', '§8.5.4.2.8', 'Who owns the resource.']] },
  {
    source: 'OpenID Federation 1.0',
    rows: [
      ['jwks', '§13.1', 'Public keys of the entity.'],
      ['metadata', '§13.2', 'What the entity states about itself.'],
      ['constraints', '§13.3', 'What limits the chain of trust.'],
      ['crit', '§13.4', 'Claims that a receiver must understand.'],
      ['ref', '§13.5', 'URL with more information.'],
      ['delegation', '§13.6', 'Shows that issuing this trust mark was delegated.'],
      ['logo_uri', '§13.7', 'URL of a logo.'],
      ['authority_hints', '§3.2', 'The superiors of the entity.'],
      ['trust_anchor_hints', '§3.2', 'Trust anchors that the entity belongs to.'],
      ['trust_marks', '§3.2', 'Trust marks that the entity received.'],
      ['trust_mark_issuers', '§3.2', 'Who may issue which trust mark.'],
      ['trust_mark_owners', '§3.2', 'Who owns which trust mark.'],
      ['metadata_policy', '§3.3', 'Rules for the metadata of subordinates.'],
      ['metadata_policy_crit', '§3.3', 'Rules that a receiver must understand.'],
      ['source_endpoint', '§3.3', 'URL that the statement was fetched from.'],
      ['keys', '§5.2.1', 'Public keys.'],
      ['trust_mark_type', '§7.1', 'The type of the trust mark.'],
      ['trust_chain', '§8.3.2', 'The statements that lead to the trust anchor.'],
      ['trust_anchor', '§12.2.3', 'The trust anchor that was chosen.'],
    ],
  },
];
