// A certificate for servers in tests, made when the first one starts and known to nobody else.
import { generate } from 'selfsigned';

export interface Certificate {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
}

const DNS_NAME = 2;
let made: Certificate | null = null;

/** For every name below localhost. No browser trusts it; driven ones are told to accept any. */
export function localCertificate(): Certificate {
  made ??= make();
  return made;
}

function make(): Certificate {
  const altNames = ['localhost', '*.localhost'].map((value) => ({ type: DNS_NAME, value }));
  const { private: key, cert } = generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    keySize: 2048,
    days: 2,
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  return { key, cert };
}
