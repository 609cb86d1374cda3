import { describe, expect, test } from 'vitest';
import { base64url, hex } from '../../tests/support/cookie-examples.ts';
import { jwe, jwt } from '../../tests/support/jwt.ts';
import { BEARER_PREFIXES } from './bearers.ts';
import { NAMED_FAMILIES } from './catalogue.ts';
import { labelOfFamily, labelOfPrefix } from './labels.ts';
import { CREDENTIAL_ROLES } from './recognition.ts';
import { evidenceWords, explanationSentence } from './recognition-words.ts';
import { recognise } from './references.ts';

const RANDOM = hex('a session', 16);

/** Why a random value is recognised under a name. */
function whyFor(name: string): string {
  const found = recognise(name, RANDOM);
  return found === null ? '' : evidenceWords(found.evidence);
}

/** A value that the family takes; the first that fits. */
const VALUES = [RANDOM, '12345678', '0123456789abcdef0123456789abcdef'];

const ROWS = NAMED_FAMILIES.flatMap((family) =>
  family.names.map((name) => ({
    name: name.replaceAll('*', 'x1'),
    family: family.family,
    value: VALUES.find((value) => family.fits(value)) ?? '',
    role: family.role,
    label: labelOfFamily(family),
  })),
);

describe('names', () => {
  test.each(ROWS)('$name suggests $family', ({ name, value, family, role, label }) => {
    const found = recognise(name, value);
    expect(found).toMatchObject({ form: 'reference', family, role, label });
    expect(found && evidenceWords(found.evidence)).toContain(`named ${name}`);
  });

  test('case and the prefixes of cookies do not matter', () => {
    expect(recognise('phpsessid', RANDOM)?.family).toBe('php');
    expect(whyFor('__Host-sid')).toBe('named __Host-sid');
    expect(recognise('__Secure-authjs.session-token', RANDOM)?.family).toBe('authjs');
  });

  test.each(['1', 'true', 'deleted', 'en-US', '', 'dark-mode-enabled-everywhere', '1733260028123'])(
    'sid=%s is no session id',
    (value) => {
      expect(recognise('sid', value)).toBeNull();
    },
  );

  test('an unknown name says nothing', () => {
    expect(recognise('theme', RANDOM)).toBeNull();
    expect(recognise('', RANDOM)).toBeNull();
  });

  test('a name that usually carries a JWT says that this one does not', () => {
    expect(whyFor('__session')).toBe(
      'named __session, which usually carries a JWT; this value is none',
    );
  });

  test('a load balancer’s cookie is explained and is no credential', () => {
    const found = recognise('AWSALB', base64url('alb', 90));
    expect(found).toMatchObject({ family: 'aws-alb', role: 'stickiness' });
    expect(found && explanationSentence(found.explanation)).toContain(
      'which server holds the session; it is no credential',
    );
    expect(CREDENTIAL_ROLES).not.toContain(found?.role);
  });

  test('`route` is the ingress’s cookie only with a hash in it', () => {
    expect(recognise('route', '/home')).toBeNull();
    expect(recognise('route', `1733260028.123.45.678901|${RANDOM}`)?.role).toBe('stickiness');
  });

  test('WebSphere’s ticket is sealed', () => {
    expect(recognise('LtpaToken2', base64url('ltpa', 200))).toMatchObject({
      form: 'reference',
      encrypted: true,
    });
  });
});

describe('opaque bearers', () => {
  /** Long enough for every shape, of characters that all of them allow. */
  const samples = ['A1B2C3D4E5F6G7H8', 'a1B2'.repeat(10), '0123456789-abcdef'];

  const rows = BEARER_PREFIXES.map((row) => ({ ...row, label: labelOfPrefix(row) }));
  test.each(rows)('$prefix is $label', ({ prefix, shape, family, label }) => {
    const start = prefix.replace('…', 'b');
    const value = samples.map((rest) => start + rest).find((text) => shape.test(text)) ?? '';
    expect(recognise('', value)).toMatchObject({ family, label, role: 'bearer' });
    expect(recognise('Authorization', `Bearer ${value}`)).toMatchObject({ family, label });
    expect(recognise('', start)).toBeNull();
  });

  test('others are known by the field they travel in', () => {
    expect(recognise('Authorization', `Bearer ${RANDOM}`)?.family).toBe('opaque-access');
    expect(recognise('refresh_token', RANDOM)?.family).toBe('opaque-refresh');
    expect(recognise('Authorization', 'Basic dXNlcjpwYXNzd29yZA==')).toBeNull();
  });
});

describe('tokens are left alone', () => {
  const TOKEN = jwt({ sub: 'ada' });
  const forms: readonly (readonly [string, string])[] = [
    ['a JWS', TOKEN],
    ['a JWE', jwe('secret')],
    ['an SD-JWT', `${TOKEN}~WyJhIiwiYiIsImMiXQ~`],
    ['a quoted one', `"${TOKEN}"`],
    ['one with its dots encoded', TOKEN.replaceAll('.', '%2E')],
    ['one encoded twice', TOKEN.replaceAll('.', '%252E')],
    ['one with a scheme', `Bearer ${TOKEN}`],
    ['one cut after its header', `${TOKEN.split('.')[0]}.`],
    ['one in base64', Buffer.from(TOKEN).toString('base64')],
    ['one in JSON in base64', Buffer.from(`{"t":"${TOKEN}"}`).toString('base64')],
    ['one glued to text', `x|${TOKEN}`],
    ['a PASETO', `v4.public.${base64url('paseto', 90)}`],
  ];

  test.each(forms)('%s', (_, value) => {
    for (const name of [
      '',
      'sid',
      'PHPSESSID',
      'connect.sid',
      '__session',
      'AWSALB',
      'csrftoken',
    ]) {
      expect(recognise(name, value)).toBeNull();
    }
  });
});
