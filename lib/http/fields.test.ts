import { expect, test } from 'vitest';
import { fieldName } from './fields.ts';

test.each([
  ['authorization', 'Authorization'],
  ['AUTHORIZATION', 'Authorization'],
  ['x-amzn-oidc-data', 'X-Amzn-Oidc-Data'],
  ['dpop', 'DPoP'],
  ['Www-Authenticate', 'WWW-Authenticate'],
  ['x', 'X'],
  ['', ''],
  ['__proto__', '__proto__'],
])('the field %j is spelled %j', (name, spelled) => {
  expect(fieldName(name)).toBe(spelled);
});
