import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reachOf } from './reach.ts';

test.each([
  ['http://localhost:3000/id', 'machine'],
  ['http://a.localhost/', 'machine'],
  ['https://localhost./', 'machine'],
  ['https://127.8.9.1/', 'machine'],
  ['https://0x7f.1/', 'machine'],
  ['https://2130706433/', 'machine'],
  ['https://0.0.0.0/', 'machine'],
  ['https://[::1]/', 'machine'],
  ['https://[::]/', 'machine'],
  ['https://[::ffff:127.0.0.1]/', 'machine'],
  ['https://10.0.0.1/', 'network'],
  ['https://172.16.0.1/', 'network'],
  ['https://172.31.255.255/', 'network'],
  ['https://192.168.1.1/', 'network'],
  ['https://169.254.169.254/latest/meta-data', 'network'],
  ['https://100.64.0.1/', 'network'],
  ['https://[::ffff:10.0.0.1]/', 'network'],
  ['https://[fd12:3456::1]/', 'network'],
  ['https://[fe80::1]/', 'network'],
  ['https://printer.local/', 'network'],
  ['https://PRINTER.LOCAL./', 'network'],
  ['https://git.corp.internal/', 'network'],
  ['https://router/', 'network'],
  ['https://id.home/', 'network'],
  ['https://id.corp/', 'network'],
  ['https://id.private/', 'network'],
  ['https://id.lan/', 'network'],
  ['https://198.18.0.1/', 'network'],
  ['https://198.19.255.255/', 'network'],
  ['https://[64:ff9b::10.0.0.1]/', 'network'],
  ['https://[64:ff9b::127.0.0.1]/', 'machine'],
  ['https://[64:ff9b:1::10.0.0.1]/', 'network'],
  ['https://[fec0::1]/', 'network'],
  ['https://[64:ff9b::8.8.8.8]/', 'public'],
  ['https://198.17.0.1/', 'public'],
  ['https://198.20.0.1/', 'public'],
  ['https://home.example/', 'public'],
  ['https://172.15.0.1/', 'public'],
  ['https://172.32.0.1/', 'public'],
  ['https://192.169.0.1/', 'public'],
  ['https://8.8.8.8/', 'public'],
  ['https://100.128.0.1/', 'public'],
  ['https://[2001:db8::1]/', 'public'],
  ['https://accounts.example/', 'public'],
  ['https://10.example/', 'public'],
  ['https://local.example/', 'public'],
])('%s: %s', (url, reach) => {
  expect(reachOf(url)).toBe(reach);
});

test('any text has an answer', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
      expect(reachOf(text)).toMatch(/^\w+$/);
    }),
  );
});
