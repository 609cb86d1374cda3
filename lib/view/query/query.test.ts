import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOSTILE, ORDINARY, STILL_SENT } from '../../../tests/gallery/scenes.ts';
import { inSeconds, jws, NOW, record } from '../../../tests/gallery/tokens.ts';
import { entriesOf } from '../../../tests/support/entries.ts';
import type { TokenRecord } from '../../ledger/record.ts';
import type { Entry } from '../entry.ts';
import { JUDGED } from './facts.ts';
import { corrected } from './problem.ts';
import { compileQuery, narrows } from './query.ts';

const compile = (text: string) => compileQuery(text);

const claims = (id: string, set: object, told: Parameters<typeof record>[1] = {}) =>
  record(jws({ alg: 'RS256', kid: `key-${id}` }, JSON.stringify(set)), { id, ...told });

/** The ids of what a query lets through, of ordinary tokens if none are given. */
function found(text: string, among: readonly TokenRecord[] = ORDINARY, now = NOW) {
  return entriesOf(among)
    .filter((entry) => compile(text).test(entry, now))
    .map(({ id }) => id);
}

const problems = (text: string) =>
  compile(text).problems.map(({ code, written, meant }) => ({ code, written, meant }));

const ALL = ORDINARY.map(({ id }) => id);

describe('free text', () => {
  test('finds a claim, a host, a carrier, a kind and a header member in any case', () => {
    expect(found('SVC-Metrics')).toEqual(['metrics']);
    expect(found('metrics.shop.example')).toEqual(['metrics']);
    expect(found('shop_session')).toEqual(['session']);
    expect(found('A256gcm')).toEqual(['encrypted']);
    expect(found('at+jwt')).toEqual(['old-access', 'access']);
  });

  test('wants every word, in any order, and quoted ones in theirs', () => {
    expect(found('ada nonce')).toEqual(['id']);
    expect(found('nonce   ada')).toEqual(['id']);
    expect(found('"ada lovelace"')).toEqual(['id']);
    expect(found('"lovelace ada"')).toEqual([]);
  });

  test("finds a piece of the token's own text, but not what base64url says by chance", () => {
    const raw = ORDINARY.find(({ id }) => id === 'metrics')?.raw ?? '';
    expect(found(raw.slice(30, 50))).toEqual(['metrics']);
    expect(found('eyJ')).toEqual([]);
  });

  test('knows right-to-left text and emoji', () => {
    const among = [claims('ar', { name: 'عادا' }), claims('dev', { name: 'Zoë 👩‍💻' })];
    expect(found('عادا', among)).toEqual(['ar']);
    expect(found('claim.name:👩‍💻', among)).toEqual(['dev']);
    expect(found('who:zoë', among)).toEqual(['dev']);
  });
});

describe('a key', () => {
  test.each([
    ['iss:accounts', ['old-access', 'access', 'id']],
    ['iss:CI.internal', ['metrics']],
    ['sub:svc', ['metrics']],
    ['aud:API.shop', ['old-access', 'access']],
    ['aud:=shop-spa', ['id']],
    ['aud:=shop', []],
    ['who:ada@', ['old-access', 'access', 'id']],
    ['kind:session', ['encrypted', 'session']],
    ['kind:id,session', ['id', 'encrypted', 'session']],
    ['alg:es256', ['metrics']],
    ['host:metrics', ['metrics']],
    ['carrier:"cookie shop"', ['session']],
    ['carrier:url-query', ['metrics']],
    ['carrier:bearer', ['old-access', 'access']],
    ['header.kid:2026', ['old-access', 'access', 'id']],
    ['header.enc:a256', ['encrypted']],
    ['claim.cart.items:8', ['session']],
    ['claim.cart:8', ['session']],
    ['claim.email_verified:true', ['id']],
    ['claim:lovelace', ['id']],
    ['has:nonce', ['id']],
    ['has:cart.items', ['session']],
    ['seen:>5', ['access', 'session']],
    ['seen:5', ['old-access']],
    ['seen:<=2', ['metrics']],
  ])('%s', (text, ids) => {
    expect(found(text)).toEqual(ids);
    expect(problems(text)).toEqual([]);
    expect(found(`-${text}`)).toEqual(ALL.filter((id) => !ids.includes(id)));
  });

  test('looks into lists of objects, and at names that hold dots', () => {
    const among = [
      claims('nested', {
        groups: [{ name: 'dev' }, { name: 'Ops', ids: [[7]] }],
        'https://a.example/roles': ['admin'],
      }),
      claims('plain', { groups: 'dev' }),
    ];
    expect(found('claim.groups.name:ops', among)).toEqual(['nested']);
    expect(found('claim.groups.ids:7', among)).toEqual(['nested']);
    expect(found('claim."https://a.example/roles":ADMIN', among)).toEqual(['nested']);
    expect(found('has:https://a.example/roles', among)).toEqual(['nested']);
  });

  test('takes numbers as they are written, and compares them', () => {
    const among = [claims('big', { id: 1 }), claims('small', { id: 12 })];
    expect(found('claim.id:1', among)).toEqual(['big']);
    expect(found('claim.id:>1', among)).toEqual(['small']);
    const exact = record(jws({ alg: 'RS256' }, '{"id":100002348117421473}'), { id: 'exact' });
    expect(found('claim.id:100002348117421473', [exact])).toEqual(['exact']);
    expect(found('claim.id:100002348117421474', [exact])).toEqual([]);
  });

  test('is in any case, and all terms must hold', () => {
    expect(found('ISS:accounts Kind:ID')).toEqual(['id']);
    expect(found('iss:accounts -kind:id -is:expired')).toEqual(['access']);
  });

  test('that is half typed hides nothing', () => {
    for (const text of ['iss:', '-iss:', 'kind:id,', 'claim.', '-', 'exp:<', 'is: ']) {
      expect(problems(text)).toEqual([]);
    }
    for (const text of [
      'iss:',
      '-iss:',
      '-',
      'claim.',
      'claim.ema',
      'exp:<',
      'is:',
      'claim.:',
      '""',
      'kind:,',
    ]) {
      expect(compile(text).open).toBe(true);
      expect(found(text)).toEqual(ALL);
    }
    expect(found('kind:acc')).toEqual(found('kind:access'));
  });
});

describe('states', () => {
  const future = claims('future', { nbf: inSeconds(60), exp: inSeconds(600) });
  const none = record(jws({ alg: 'None' }, { sub: 'x' }, ''), { id: 'none' });
  const among = [...STILL_SENT, future, none];

  test.each([
    ['expired', ['still-sent', 'old-access']],
    ['still-sent', ['still-sent']],
    ['not-yet-valid', ['future']],
    ['unbounded', ['metrics', 'none']],
    ['encrypted', ['encrypted']],
    ['unsigned', ['none']],
    ['rejected', ['still-sent', 'old-access']],
    ['replaced', ['still-sent', 'old-access']],
    ['un', ['metrics', 'none']],
  ])('is:%s', (state, ids) => {
    expect(found(`is:${state}`, among)).toEqual(ids);
  });

  test('change with the clock at their moment', () => {
    const one = [claims('one', { iat: inSeconds(-1_000), exp: inSeconds(1_000) })];
    const end = inSeconds(1_000) * 1_000;
    expect(found('is:current', one, end - 200_001)).toEqual(['one']);
    expect(found('is:current', one, end - 200_000)).toEqual([]);
    expect(found('is:expiring', one, end - 1)).toEqual(['one']);
    expect(found('is:expired', one, end)).toEqual(['one']);
    const [entry] = entriesOf(one);
    const moments: number[] = [];
    if (entry) compile('is:current').moments?.(entry, (moment) => moments.push(moment));
    expect(moments).toEqual([end - 200_000, end]);
    expect(compile('kind:id').moments).toBeNull();
  });

  test('of time left and time gone', () => {
    const one = [claims('one', { iat: inSeconds(-1_000), exp: inSeconds(1_000) })];
    expect(found('exp:<20m', one)).toEqual(['one']);
    expect(found('exp:<10m', one)).toEqual([]);
    expect(found('exp:>10m', one)).toEqual(['one']);
    expect(found('exp:<10m', one, NOW + 400_000)).toEqual(['one']);
    expect(found('exp:<10m', one, NOW + 1_000_000)).toEqual([]);
    expect(found('iat:<1h', one)).toEqual(['one']);
    expect(found('iat:>1h', one)).toEqual([]);
  });
});

test('has:finding asks whoever judges', () => {
  expect(found('has:finding')).toEqual(['metrics']);
  const one = [{ code: 'unsigned', severity: 'error' }] as const;
  const of = (id: string) => (entry: Entry) => (entry.id === id ? one : []);
  const query = compileQuery('has:finding', {
    ...JUDGED,
    findings: of('id'),
    muted: of('none'),
  });
  expect(
    entriesOf(ORDINARY)
      .filter((entry) => query.test(entry, NOW))
      .map(({ id }) => id),
  ).toEqual(['id']);
});

test('findings are asked by severity, by code, and whether they are muted', () => {
  expect(found('severity:error')).toEqual(['metrics']);
  expect(found('severity:err')).toEqual(['metrics']);
  expect(found('severity:note')).toEqual([]);
  expect(found('finding:in-url')).toEqual(['metrics']);
  expect(found('finding:=in-url')).toEqual([]);
  expect(found('-finding:token-in-url kind:access')).not.toContain('metrics');
  expect(found('has:muted')).toEqual([]);
});

describe('what is no word of the language', () => {
  test.each([
    ['isuer:x', { code: 'unknown-key', written: 'isuer', meant: 'iss' }],
    ['-Issuer:x', { code: 'unknown-key', written: 'Issuer', meant: 'iss' }],
    ['email:ada', { code: 'unknown-key', written: 'email', meant: 'claim.email' }],
    ['realm.roles:x', { code: 'unknown-key', written: 'realm.roles', meant: 'claim.realm.roles' }],
    ['kid:1', { code: 'unknown-key', written: 'kid', meant: 'header.kid' }],
    ['is:expird', { code: 'unknown-state', written: 'expird', meant: 'expired' }],
    ['is:blue', { code: 'unknown-state', written: 'blue', meant: null }],
    ['kind:acess', { code: 'unknown-kind', written: 'acess', meant: 'access' }],
    ['seen:>many', { code: 'no-number', written: 'many', meant: null }],
    ['exp:<10', { code: 'no-duration', written: '10', meant: null }],
  ])('%s is explained', (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  test('is corrected where it stands', () => {
    const text = 'ada -isuer:accounts kind:id';
    const [problem] = compile(text).problems;
    expect(problem && corrected(text, problem)).toBe('ada -iss:accounts kind:id');
  });

  test('is looked for as text, as it may be one', () => {
    const among = [claims('urn', { iss: 'urn:shop:issuer' }), claims('other', { iss: 'x' })];
    expect(found('urn:shop', among)).toEqual(['urn']);
    expect(found('https://accounts.shop')).toEqual(['old-access', 'access', 'id']);
    expect(found('is:blue')).toEqual([]);
  });
});

describe('any text', () => {
  const entries = entriesOf([...ORDINARY, ...HOSTILE.slice(0, 4)]);
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '\ud83d',
      'عادا',
      'iss:acc',
      '-is:exp',
      'claim.a.a:bottom',
      'seen:>3',
      'exp:<9h',
      'kind:x',
      'ada',
    ),
  );

  test('is a filter, and each further word can only narrow', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const narrow = compile(`${one.replaceAll('"', '')} ${other}`);
        const wide = compile(one.replaceAll('"', ''));
        for (const entry of entries) {
          if (narrow.test(entry, NOW)) expect(wide.test(entry, NOW)).toBe(true);
        }
      }),
    );
  });

  test('that narrows another says so only when it does', () => {
    fc.assert(
      fc.property(word, word, (one, more) => {
        const [wide, narrow] = [compile(one), compile(one + more)];
        if (!narrows(narrow, wide)) return;
        for (const entry of entries) {
          if (narrow.test(entry, NOW)) expect(wide.test(entry, NOW)).toBe(true);
        }
      }),
    );
    expect(narrows(compile('kind:id ada'), compile('kind:id ad'))).toBe(true);
    expect(narrows(compile('-ada'), compile('-ad'))).toBe(false);
  });
});
