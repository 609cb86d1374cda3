import { describe, expect, test } from 'vitest';
import { jwt } from '../support/jwt.ts';
import { checkSessionCookies } from './session-cookies.ts';

const FLASK = 'eyJoZWxsbyI6IndvcmxkIn0.Z09y_A.ch5Bsa496msERXG0XzzjyKQBYVE';
const check = (framework: string, value: string) =>
  checkSessionCookies({ cases: [{ framework, value }] });

describe('the check of framework cookies', () => {
  test('passes what is named rightly', () => {
    expect(check('Flask-Unsign', FLASK)).toMatchObject({ named: 1, failed: 0 });
  });

  test('reads a name before the value', () => {
    const { cases } = check('express-cookie-session', 'session=eyJtZXNzYWdlIjoiaGkifQ==');
    expect(cases).toMatchObject([{ verdict: 'named', family: 'express-cookie-session' }]);
  });

  test('allows a signature on its own to stay without a name', () => {
    expect(check('UnknownSignedToken', 'a'.repeat(40))).toMatchObject({ fragments: 1, failed: 0 });
  });

  test.each([
    ['the wrong family', 'rails', FLASK],
    ['a framework nobody knows', 'cobol', FLASK],
    ['nothing found in what has a shape', 'rails', 'data--0123'],
    ['a token', 'rails', jwt({ sub: 'a' })],
  ])('fails on %s', (_, framework, value) => {
    expect(check(framework, value)).toMatchObject({ named: 0, failed: 1 });
  });

  test.each([null, 7, {}, { cases: 1 }, { cases: [null, { framework: 1, value: 2 }] }])(
    'finds no case in %j',
    (file) => {
      expect(checkSessionCookies(file).cases).toEqual([]);
    },
  );
});
