import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  certificate,
  commonName,
  exampleChain,
  pemOf,
} from '../../../../tests/support/certificate-chain.ts';
import { readKeys } from './read-keys.ts';

const one = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });

async function chain(...certificates: readonly Buffer[]) {
  const reading = await readKeys(certificates.map(pemOf).join(''), 'chain.pem');
  return reading.ok ? reading.keys.map((key) => key.certificate?.chain) : [];
}

async function facts(bytes: Buffer) {
  const reading = await readKeys(pemOf(bytes), 'one.pem');
  return reading.ok ? reading.keys[0]?.certificate : null;
}

describe('certificates after one another', () => {
  test('are signed each by the next', async () => {
    expect(await chain(...exampleChain())).toEqual([
      'signed-by-next',
      'signed-by-next',
      'self-issued',
    ]);
  });

  test('may stand in another order, or lack one', async () => {
    const [leaf, middle, root] = exampleChain();
    if (!leaf || !middle || !root) throw new Error('There are three.');
    expect(await chain(middle, leaf, root)).toEqual(['foreign', 'foreign', 'self-issued']);
    expect(await chain(leaf)).toEqual(['end']);
  });

  test('may have the right name and the wrong signature', async () => {
    const forged = certificate({ subject: 'a', issuer: 'Root', key: one, signer: other });
    const root = certificate({ subject: 'Root', issuer: 'Root', key: one, signer: one });
    expect(await chain(forged, root)).toEqual(['not-signed-by-next', 'self-issued']);
  });
});

describe('what a certificate says', () => {
  test('may be written in old ways', async () => {
    const read = await facts(
      certificate({
        subject: commonName(Buffer.from('\0S\0h\0\xf6\0p', 'latin1'), 0x1e),
        issuer: commonName(Buffer.from('M\xfcller', 'latin1'), 0x14),
        key: one,
        signer: other,
        notBefore: '700101000000Z',
        notAfter: '99991231235959Z',
      }),
    );
    expect(read).toMatchObject({
      subject: 'CN=Shöp',
      issuer: 'CN=Müller',
      notBefore: 0,
      notAfter: Date.UTC(9999, 11, 31, 23, 59, 59),
      serialNumber: '0ABC',
    });
  });

  test('is what Node reads in the certificates of this test', () => {
    for (const bytes of exampleChain()) {
      expect(new X509Certificate(bytes).serialNumber).toBe('0ABC');
    }
  });
});
