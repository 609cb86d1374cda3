import { expect, test } from 'vitest';
import {
  cookie,
  navigation,
  request,
  requestBody,
  response,
  responseBody,
  storage,
} from '../../tests/support/messages.ts';
import type { Message } from '../scan/message.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { SiteRules } from '../settings/site-rules.ts';
import { Gate } from './gate.ts';

const NOTHING_BUT_HEADERS = {
  ...DEFAULT_SETTINGS.sources,
  requestBodies: false,
  responseBodies: false,
};

function gateWith(sites: Partial<typeof DEFAULT_SETTINGS.sites> = {}) {
  const delivered: (readonly [Message, boolean])[] = [];
  const leftAlone: boolean[] = [];
  const choices = {
    isPaused: false,
    sites: new SiteRules({ ...DEFAULT_SETTINGS.sites, ...sites }),
    settings: { sources: DEFAULT_SETTINGS.sources },
  };
  const gate = new Gate({
    choices: () => choices,
    onMessage: (message, isPrivate) => delivered.push([message, isPrivate]),
    onLeftAlone: (isPrivate) => leftAlone.push(isPrivate),
  });
  return { gate, delivered, leftAlone, choices };
}

test('what comes before the settings are known waits, in its order', () => {
  const { gate, delivered } = gateWith();
  const [first, second] = [navigation('https://a.example/'), navigation('https://b.example/')];
  gate.accept(first, false);
  gate.accept(second, true);
  expect(delivered).toEqual([]);
  gate.open();
  gate.accept(first, true);
  expect(delivered).toEqual([
    [first, false],
    [second, true],
    [first, true],
  ]);
});

test('who needs the settings can wait until they are known', async () => {
  const { gate } = gateWith();
  let opened = false;
  const waiting = gate.opened.then(() => {
    opened = true;
  });
  await Promise.resolve();
  expect(opened).toBe(false);
  gate.open();
  await waiting;
  expect(opened).toBe(true);
});

test('paused, what has waited is dropped', () => {
  const { gate, delivered, choices } = gateWith();
  gate.accept(navigation('https://a.example/'), false);
  choices.isPaused = true;
  gate.open();
  expect(delivered).toEqual([]);
});

test('a pause stops what was under way, by every carrier, and its end lets new things through', () => {
  const { gate, delivered, leftAlone, choices } = gateWith();
  gate.open();
  choices.isPaused = true;
  choices.settings = { sources: { ...DEFAULT_SETTINGS.sources, responseBodiesAlways: true } };
  const late = [
    navigation('https://a.example/#late'),
    storage({}),
    cookie({}),
    request({}),
    requestBody('late'),
    response({}),
    responseBody('late'),
    responseBody('late', null, { requestId: null }),
  ];
  expect(late.map((message) => gate.accept(message, false))).toEqual(late.map(() => false));
  gate.leaveAlone(requestBody(''), false);
  expect(delivered).toEqual([]);
  expect(leftAlone).toEqual([]);
  choices.isPaused = false;
  expect(gate.accept(request({}), false)).toBe(true);
  expect(delivered).toHaveLength(1);
});

test('bodies that are switched off are left out and not counted, also those that came early', () => {
  const { gate, delivered, leftAlone, choices } = gateWith();
  const sent = requestBody('a');
  const back = responseBody('a', null, { requestId: null });
  const send = (): void => {
    for (const body of [sent, back]) {
      gate.accept(body, false);
      gate.leaveAlone(body, false);
    }
  };
  send();
  choices.settings = { sources: NOTHING_BUT_HEADERS };
  gate.open();
  send();
  expect(delivered).toEqual([]);
  expect(leftAlone).toEqual([]);
  choices.settings = { sources: DEFAULT_SETTINGS.sources };
  send();
  expect(delivered).toHaveLength(2);
  expect(leftAlone).toEqual([false, false]);
});

test('bodies of the developer tools and those of every page are switched apart', () => {
  const { gate, choices } = gateWith();
  gate.open();
  const copied = responseBody('a', null, { requestId: 'r1' });
  const reported = responseBody('a', null, { requestId: null });
  expect([gate.accept(copied, false), gate.accept(reported, false)]).toEqual([false, true]);
  choices.settings = { sources: { ...NOTHING_BUT_HEADERS, responseBodiesAlways: true } };
  expect([gate.accept(copied, false), gate.accept(reported, false)]).toEqual([true, false]);
});

test('a site that is never watched is left out by every carrier, also what came early', () => {
  const { gate, delivered, leftAlone } = gateWith({ never: ['bank.example'] });
  gate.accept(navigation('https://bank.example/early'), false);
  gate.open();
  gate.accept(navigation('https://bank.example/#a'), false);
  gate.accept(
    request({ url: 'https://api.example/', initiator: 'https://www.bank.example' }),
    false,
  );
  gate.accept(request({ url: 'https://bank.example/', initiator: null }), false);
  gate.accept(cookie({ domain: 'www.bank.example' }), false);
  gate.leaveAlone({ ...request({ url: 'https://bank.example/' }), type: 'request-body' }, false);
  expect(delivered).toEqual([]);
  expect(leftAlone).toEqual([]);
  gate.accept(request({ url: 'https://api.example/', initiator: 'https://shop.example' }), false);
  gate.accept(cookie({ domain: 'api.example' }), false);
  expect(delivered).toHaveLength(2);
});
