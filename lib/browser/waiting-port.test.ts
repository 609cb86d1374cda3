import { expect, test } from 'vitest';
import { settled } from '../../tests/support/background.ts';
import { portPair } from '../../tests/support/ports.ts';
import { waitingPort } from './waiting-port.ts';

test('messages wait until somebody listens, and keep their order', async () => {
  const { client, server } = portPair<string, string>();
  const port = waitingPort(server);
  client.send('one');
  client.send('two');
  await settled();
  const heard: unknown[] = [];
  port.onMessage((message) => heard.push(message));
  client.send('three');
  await settled();
  expect(heard).toEqual(['one', 'two', 'three']);
  port.send('answer');
  expect(server.sent).toEqual(['answer']);
});

test('a port that was closed early says so to who comes late', async () => {
  const { client, server } = portPair<string, string>();
  const port = waitingPort(server);
  client.close();
  await settled();
  let closed = 0;
  port.onClose(() => closed++);
  expect(closed).toBe(1);
});
