import { expect, test } from 'vitest';
import type { CertificateChain } from '../../judge/verify/key.ts';
import { chainSentence } from './key-words.ts';

const CERTIFICATE = {
  subject: 'CN=shop.example',
  issuer: 'CN=Middle',
  notBefore: 0,
  notAfter: 1,
  serialNumber: '01',
  thumbprint: 'AAAA',
};

test.each<[CertificateChain, RegExp]>([
  ['self-issued', /^Nobody checked who signed/],
  ['end', /^Nobody checked who signed/],
  ['signed-by-next', /signed this one\. Nobody checked whether that one can be trusted\.$/],
  ['not-signed-by-next', /did not sign it\.$/],
  ['next', /could not be checked here\.$/],
  ['foreign', /order is wrong, or one is missing\.$/],
])('what is said of a certificate whose chain is %s', (chain, sentence) => {
  expect(chainSentence({ ...CERTIFICATE, chain })).toMatch(sentence);
});

test('of one that stands alone, nothing is known', () => {
  expect(chainSentence(CERTIFICATE)).toMatch(/^Nobody checked who signed/);
});
