// Header parameters of the IANA registry "JSON Web Signature and Encryption Header Parameters", with
// the document and section that the registry names for each (for JWS, where it names both).
import type { RegistryGroup } from './row.ts';

export const HEADER_PARAMETERS: readonly RegistryGroup[] = [
  {
    source: 'RFC 7515',
    rows: [
      ['alg', '§4.1.1', 'The algorithm that protects the token.'],
      ['jku', '§4.1.2', 'A URL from which the key set could be fetched.'],
      ['jwk', '§4.1.3', 'The public key itself; it proves nothing about the issuer.'],
      ['kid', '§4.1.4', 'Names the key that was used.'],
      ['x5u', '§4.1.5', 'A URL from which the certificate could be fetched.'],
      ['x5c', '§4.1.6', 'The certificate chain of the key.'],
      ['x5t', '§4.1.7', 'SHA-1 thumbprint of the certificate.'],
      ['x5t#S256', '§4.1.8', 'SHA-256 thumbprint of the certificate.'],
      ['typ', '§4.1.9', 'The type of the whole token.'],
      ['cty', '§4.1.10', 'The type of the content; JWT means that a token is nested inside.'],
      ['crit', '§4.1.11', 'Header members that a receiver must understand or refuse the token.'],
    ],
  },
  {
    source: 'RFC 7516',
    rows: [
      ['enc', '§4.1.2', 'The algorithm that encrypts the content.'],
      ['zip', '§4.1.3', 'The compression applied before encryption.'],
    ],
  },
  {
    source: 'RFC 7518',
    rows: [
      ['epk', '§4.6.1.1', "The sender's ephemeral public key for key agreement."],
      ['apu', '§4.6.1.2', 'Information about the sender that goes into the key agreement.'],
      ['apv', '§4.6.1.3', 'Information about the receiver that goes into the key agreement.'],
      ['iv', '§4.7.1.1', 'Initialization vector of the key encryption.'],
      ['tag', '§4.7.1.2', 'Authentication tag of the key encryption.'],
      ['p2s', '§4.8.1.1', 'Salt of the password-based key derivation.'],
      ['p2c', '§4.8.1.2', 'Iterations of the password-based key derivation.'],
    ],
  },
  {
    // RFC 7519 §5.3: claims of an encrypted token that anyone may read.
    source: 'RFC 7519',
    rows: [
      ['iss', '§4.1.1', 'Who issued the token; a copy of the encrypted claim.'],
      ['sub', '§4.1.2', 'Whom the token is about; a copy of the encrypted claim.'],
      ['aud', '§4.1.3', 'For whom the token is meant; a copy of the encrypted claim.'],
    ],
  },
  {
    source: 'RFC 7797',
    rows: [['b64', '§3', 'Whether the content is base64url-encoded.']],
  },
  {
    source: 'RFC 8225',
    rows: [['ppt', '§8.1', 'The kind of telephone identity that the token tells.']],
  },
  {
    source: 'RFC 8555',
    rows: [
      ['url', '§6.4.1', 'The URL that the request is for.'],
      ['nonce', '§6.5.2', 'A value from the server that can be used once.'],
    ],
  },
  { source: 'RFC 9321', rows: [['svt', '', 'The result of checking an electronic signature.']] },
  {
    source: 'IHE ITI Document Digital Signature, JSON',
    rows: [['iheSSId', '§5.10', 'Identifies the set of documents that was submitted.']],
  },
  {
    source: 'OpenID for Verifiable Presentations 1.0',
    rows: [['jwt', '§12', 'A token about who signed.']],
  },
  { source: 'RFC 6749', rows: [['client_id', '', 'The client that signed.']] },
  {
    source: 'OpenID Federation 1.0',
    rows: [
      ['trust_chain', '§4.3', 'The statements that lead from the issuer to a trust anchor.'],
      ['peer_trust_chain', '§4.4', 'The statements that lead from the receiver to a trust anchor.'],
    ],
  },
  {
    // Defined for JSON serializations; not registered.
    source: 'RFC 9901',
    rows: [
      ['disclosures', '§8.1', 'Claims that the holder chose to show.'],
      ['kb_jwt', '§8.1', 'Shows that the sender holds the key that the token is bound to.'],
    ],
  },
];
