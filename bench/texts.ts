// The texts that the finder is measured on.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomNumbers } from '../scripts/fuzz/random.ts';

export interface CleanTexts {
  readonly texts: readonly string[];
  readonly source: string;
}

/** Recorded traffic without a token: from the corpus where it is, else made up of the same kinds. */
export function cleanTexts(corpus: string): CleanTexts {
  const folder = join(corpus, 'har-negative');
  try {
    const files = readdirSync(folder).filter((name) => name.endsWith('.har'));
    const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
    if (texts.length > 0) return { texts, source: `${texts.length} recorded HARs` };
  } catch {
    // No corpus here.
  }
  const texts = [jsonText(4_000_000), proseText(4_000_000), base64Text(4_000_000)];
  return { texts, source: 'generated JSON, text and base64' };
}

/** One flat string: JSON with 4,000 signed tokens of a few issuers. */
export function denseText(): string {
  const random = randomNumbers(3);
  const issuers = [
    'https://login.example.com',
    'https://id.shop.example',
    'https://sso.example.org',
  ];
  const sessions = Array.from({ length: 4000 }, (_, index) => {
    const issuer = issuers[index % issuers.length];
    const header = { alg: 'RS256', typ: 'JWT', kid: `key-${index % issuers.length}` };
    const claims = {
      iss: issuer,
      sub: `user-${index}`,
      aud: ['https://api.example.com', 'account'],
      exp: 1893459600 + index,
      iat: 1893456000 + index,
      scope: 'openid profile email',
      jti: bytes(random, 16).toString('hex'),
      azp: 'web-shop',
      sid: bytes(random, 16).toString('hex'),
      name: `Ada Lovelace the ${index}th`,
      email: `ada-${index}@example.org`,
      email_verified: true,
      realm_access: { roles: ['customer', 'reader', 'offline_access'].slice(index % 3) },
    };
    const segments = [JSON.stringify(header), JSON.stringify(claims)].map((text) =>
      Buffer.from(text).toString('base64url'),
    );
    const token = [...segments, bytes(random, 256).toString('base64url')].join('.');
    return { id: index, access_token: token, token_type: 'Bearer', expires_in: 300 };
  });
  // From bytes: a string without a history of how it was put together.
  return Buffer.from(JSON.stringify(sessions)).toString('latin1');
}

function bytes(random: () => number, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
}

const WORDS =
  'the every key year they yellow survey easy buy eye request response header value of a in entry query'.split(
    ' ',
  );

function proseOf(random: () => number, length: number): string {
  let text = '';
  while (text.length < length) text += `${WORDS[Math.floor(random() * WORDS.length)]} `;
  return text;
}

function proseText(length: number): string {
  return Buffer.from(proseOf(randomNumbers(1), length)).toString('latin1');
}

function jsonText(length: number): string {
  const random = randomNumbers(2);
  const rows = Array.from({ length: length / 200 }, (_, id) => {
    return { id, name: proseOf(random, 60), size: random(), tags: ['eyJ', proseOf(random, 40)] };
  });
  return Buffer.from(JSON.stringify(rows)).toString('latin1');
}

function base64Text(length: number): string {
  const random = randomNumbers(4);
  const images = Array.from({ length: length / 40_000 }, () =>
    bytes(random, 30_000).toString('base64'),
  );
  return Buffer.from(JSON.stringify(images)).toString('latin1');
}

/** A signed token of about 700 characters; every number has a token of its own. */
export function numberedToken(index: number): string {
  const random = randomNumbers(index + 1);
  const header = { alg: 'RS256', typ: 'JWT', kid: 'kWbC2zQ1' };
  const claims = {
    iss: 'https://login.example.com',
    sub: `user-${index}`,
    aud: 'https://api.example.com',
    exp: 1893459600 + index,
    iat: 1893456000 + index,
    scope: 'openid profile email',
    jti: bytes(random, 16).toString('hex'),
  };
  const segments = [JSON.stringify(header), JSON.stringify(claims)].map((text) =>
    Buffer.from(text).toString('base64url'),
  );
  return [...segments, bytes(random, 256).toString('base64url')].join('.');
}
