// Header parameters of the IANA registry "JSON Web Signature and Encryption Header Parameters", with
// the document and section that the registry names for each (for JWS, where it names both).
import type { RegistryGroup } from './row.ts';

export const HEADER_PARAMETERS: readonly RegistryGroup[] = [
  {
    source: 'RFC 7515',
    rows: [
      ['alg', '§4.1.1'],
      ['jku', '§4.1.2'],
      ['jwk', '§4.1.3'],
      ['kid', '§4.1.4'],
      ['x5u', '§4.1.5'],
      ['x5c', '§4.1.6'],
      ['x5t', '§4.1.7'],
      ['x5t#S256', '§4.1.8'],
      ['typ', '§4.1.9'],
      ['cty', '§4.1.10'],
      ['crit', '§4.1.11'],
    ],
  },
  {
    source: 'RFC 7516',
    rows: [
      ['enc', '§4.1.2'],
      ['zip', '§4.1.3'],
    ],
  },
  {
    source: 'RFC 7518',
    rows: [
      ['epk', '§4.6.1.1'],
      ['apu', '§4.6.1.2'],
      ['apv', '§4.6.1.3'],
      ['iv', '§4.7.1.1'],
      ['tag', '§4.7.1.2'],
      ['p2s', '§4.8.1.1'],
      ['p2c', '§4.8.1.2'],
    ],
  },
  {
    // RFC 7519 §5.3: claims of an encrypted token that anyone may read.
    source: 'RFC 7519',
    rows: [
      ['iss', '§4.1.1'],
      ['sub', '§4.1.2'],
      ['aud', '§4.1.3'],
    ],
  },
  {
    source: 'RFC 7797',
    rows: [['b64', '§3']],
  },
  {
    source: 'RFC 8225',
    rows: [['ppt', '§8.1']],
  },
  {
    source: 'RFC 8555',
    rows: [
      ['url', '§6.4.1'],
      ['nonce', '§6.5.2'],
    ],
  },
  { source: 'RFC 9321', rows: [['svt', '']] },
  {
    source: 'IHE ITI Document Digital Signature, JSON',
    rows: [['iheSSId', '§5.10']],
  },
  {
    source: 'OpenID for Verifiable Presentations 1.0',
    rows: [['jwt', '§12']],
  },
  { source: 'RFC 6749', rows: [['client_id', '']] },
  {
    source: 'OpenID Federation 1.0',
    rows: [
      ['trust_chain', '§4.3'],
      ['peer_trust_chain', '§4.4'],
    ],
  },
  {
    // Defined for JSON serializations; not registered.
    source: 'RFC 9901',
    rows: [
      ['disclosures', '§8.1'],
      ['kb_jwt', '§8.1'],
    ],
  },
];
