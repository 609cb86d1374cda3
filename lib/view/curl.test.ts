import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seen } from '../../tests/gallery/exchanges.ts';
import { anyUtf16 } from '../../tests/support/arbitraries.ts';
import { jws } from '../../tests/support/tokens.ts';
import { curlArguments, curlCommand, latestRequest } from './curl.ts';

const raw = jws({ sub: 'ada' });

const command = (sighting: Parameters<typeof curlArguments>[1], masked = true): string =>
  curlCommand(raw, curlArguments(raw, sighting) ?? [], masked);

/** What bash hands over to a program called curl. */
function handedOver(text: string, token: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${text}`;
  const out = execFileSync('bash', ['--norc', '--noprofile', '-c', script], {
    env: { TOKEN: token },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return out.split('\0').slice(0, -1);
}

describe('a request as a command', () => {
  test('has the field that carried the token, masked or not', () => {
    expect(command(seen(0))).toBe(
      [
        'curl \\',
        `  --header 'Authorization: Bearer '"$TOKEN" \\`,
        "  --url 'https://api.shop.example/orders?page=1&sort=date'",
      ].join('\n'),
    );
    expect(command(seen(0), false)).toContain(`'Authorization: Bearer ${raw}'`);
  });

  test('has a cookie, a parameter and a body as they were', () => {
    expect(command(seen(0, { carrier: 'cookie', field: 'sid', via: [] }))).toContain(
      `'Cookie: sid='"$TOKEN"`,
    );
    const url = `https://shop.example/?token=${raw}&a=1#fragment`;
    expect(command(seen(0, { carrier: 'url-query', field: 'token', via: [], url }))).toBe(
      `curl \\\n  --url 'https://shop.example/?token='"$TOKEN"'&a=1'`,
    );
    const body = { carrier: 'request-body', field: '$.a.token', via: [], method: 'POST' } as const;
    expect(handedOver(command(seen(0, body)), raw)).toContain(`{"a":{"token":"${raw}"}}`);
  });

  test('masks the beginning of a token in a URL that was cut', () => {
    const url = `https://shop.example/?page=2&token=${raw.slice(0, 40)}`;
    const field = seen(0, { url });
    expect(command(field)).not.toContain(raw.slice(0, 12));
  });

  test('is made of the latest request that can be written as one', () => {
    const first = seen(3, { url: 'https://shop.example/first' });
    const answer = seen(1, { carrier: 'response-body', field: '$.access_token', via: [] });
    const wrapped = seen(0, { via: ['base64'] });
    expect(latestRequest(raw, [first, answer, wrapped])).toBe(first);
    expect(latestRequest(raw, [answer])).toBeUndefined();
  });

  test('hands every text over to bash as it is, and runs nothing', { timeout: 60_000 }, () => {
    const canary = '/tmp/bearerscope-ran';
    const hostile = fc
      .oneof(
        anyUtf16,
        fc.constantFrom(
          ...[
            `'; touch ${canary}; '`,
            `$(touch ${canary})`,
            `\`touch ${canary}\``,
            '-o/etc/x',
            '@/etc/passwd',
          ],
          ...['\\', "\\'", '"$HOME"', '!!', '{a,b}', '[1-3]', '~', '*', '\n', '--next', '\u0000'],
        ),
      )
      .map((text) => text.toWellFormed());
    fc.assert(
      fc.property(hostile, hostile, hostile, fc.boolean(), (token, path, field, masked) => {
        const secret = `${token}token`;
        // The beginning of a token at the end of a URL is taken for all of it: see the test above.
        fc.pre(!masked || !path.includes(secret.slice(0, 12)));
        const sightings = [
          seen(0, { url: `https://x.example/${path}`, field: 'X-Token', via: [] }),
          seen(0, {
            url: `https://x.example/${path}`,
            carrier: 'cookie',
            field: `n${field}`,
            via: [],
          }),
          seen(0, {
            url: `https://x.example/?${path}`,
            carrier: 'request-body',
            field: `f${field}`,
            via: [],
            method: 'POST',
          }),
        ];
        for (const sighting of sightings) {
          const args = curlArguments(secret, sighting);
          if (args === null) continue;
          const given = secret.replaceAll('\0', '');
          const encoded = encodeURIComponent(given);
          // The variable holds the token as it is, also where it stood encoded.
          const want = masked ? args.map((text) => text.replaceAll(encoded, () => given)) : args;
          expect(handedOver(curlCommand(given, args, masked), given)).toEqual(want);
        }
      }),
      { numRuns: 60 },
    );
    expect(existsSync(canary)).toBe(false);
  });
});
