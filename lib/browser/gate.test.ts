import { expect, test } from 'vitest';
import { cookie, navigation, request } from '../../tests/support/messages.ts';
import type { Message } from '../scan/message.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { SiteRules } from '../settings/site-rules.ts';
import { Gate } from './gate.ts';

function gateWith(sites: Partial<typeof DEFAULT_SETTINGS.sites>) {
  const delivered: (readonly [Message, boolean])[] = [];
  const rules = new SiteRules({ ...DEFAULT_SETTINGS.sites, ...sites });
  const gate = new Gate(
    () => rules,
    (message, isPrivate) => delivered.push([message, isPrivate]),
  );
  return { gate, delivered };
}

test('what comes before the settings are known waits, in its order', () => {
  const { gate, delivered } = gateWith({});
  const [first, second] = [navigation('https://a.example/'), navigation('https://b.example/')];
  gate.accept(first, false);
  gate.accept(second, true);
  expect(delivered).toEqual([]);
  gate.open({ discard: false });
  gate.accept(first, true);
  expect(delivered).toEqual([
    [first, false],
    [second, true],
    [first, true],
  ]);
});

test('paused, what has waited is dropped', () => {
  const { gate, delivered } = gateWith({});
  gate.accept(navigation('https://a.example/'), false);
  gate.open({ discard: true });
  expect(delivered).toEqual([]);
});

test('a site that is never watched is left out by every carrier, also what came early', () => {
  const { gate, delivered } = gateWith({ never: ['bank.example'] });
  gate.accept(navigation('https://bank.example/early'), false);
  gate.open({ discard: false });
  gate.accept(navigation('https://bank.example/#a'), false);
  gate.accept(
    request({ url: 'https://api.example/', initiator: 'https://www.bank.example' }),
    false,
  );
  gate.accept(request({ url: 'https://bank.example/', initiator: null }), false);
  gate.accept(cookie({ domain: 'www.bank.example' }), false);
  expect(delivered).toEqual([]);
  gate.accept(request({ url: 'https://api.example/', initiator: 'https://shop.example' }), false);
  gate.accept(cookie({ domain: 'api.example' }), false);
  expect(delivered).toHaveLength(2);
});
