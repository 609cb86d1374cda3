// How fast secrets are tried on a token, beside the codes alone in the same run.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { base64Octets } from '../lib/judge/verify/keys/secret-readings.ts';
import { findSecret } from '../lib/judge/verify/secrets.ts';
import { PROJECT } from '../scripts/build.ts';
import type { Bench, Row } from './row.ts';

const LIST = 'lib/judge/verify/well-known-secrets/secrets.txt';
/** Every so many-th of the list: all of it would take a minute on a slow machine. */
const STEP = 8;
/** An ordinary access token has so many characters before its signature. */
const LENGTH = 500;
const ROUNDS = 3;
/** A list must be through while a person waits: hardly slower than the codes that it needs. */
const LIMIT = 1.25;

const ALGORITHMS = [
  { algorithm: 'HS256', hash: sha256, bytes: 32 },
  { algorithm: 'HS512', hash: sha512, bytes: 64 },
] as const;

export const secretsBench: Bench = {
  name: 'secrets',
  async run() {
    const rows: Row[] = [];
    for (const one of ALGORITHMS) rows.push(await race(one));
    return rows;
  },
};

async function race({ algorithm, hash, bytes }: (typeof ALGORITHMS)[number]): Promise<Row> {
  const all = readFileSync(join(PROJECT, LIST), 'utf8').trimEnd().split('\n');
  const list = all.filter((_, index) => index % STEP === 0);
  const encoder = new TextEncoder();
  const keys = list.flatMap((text) => [encoder.encode(text), base64Octets(text) ?? []]);
  const codes = keys.filter((key) => key instanceof Uint8Array);
  const input = encoder.encode('a'.repeat(LENGTH));
  const signature = createHmac('sha1', 'none of the list').update('a').digest();
  const target = { algorithm, inputs: [input], signature: Buffer.alloc(bytes, signature) };
  let alone = Number.POSITIVE_INFINITY;
  let trying = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    for (const key of codes) hmac(hash, key, input);
    alone = Math.min(alone, performance.now() - begun);
    const again = performance.now();
    const answer = await findSecret(target, [], list, {
      signal: { aborted: false },
      onProgress: () => {},
      turn: () => Promise.resolve(),
    });
    trying = Math.min(trying, performance.now() - again);
    if (answer.tried !== list.length) throw new Error('Not all secrets were tried.');
  }
  const second = Math.round((list.length / trying) * 1000);
  const whole = ((trying * STEP) / 1000).toFixed(1);
  return {
    bar: `trying secrets with ${algorithm}, against hmac() of @noble/hashes alone`,
    ratio: trying / alone,
    limit: LIMIT,
    detail: `${second} secrets a second, each as text and as base64: ${whole} s for all ${all.length}`,
  };
}
