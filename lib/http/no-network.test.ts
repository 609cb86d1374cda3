import { expect, test } from 'vitest';
import { closeNetwork } from './no-network.ts';

test('a world without a network has no way to connect, and gets none back', () => {
  class Scope {
    fetch(): string {
      return 'connected';
    }
  }
  const world: Scope & { [name: string]: unknown } = Object.assign(new Scope(), {
    ['WebSocket' as string]: class {},
    ['setTimeout' as string]: () => 1,
  });
  closeNetwork(world);
  expect(world.fetch).toBeUndefined();
  expect(world['WebSocket']).toBeUndefined();
  expect(world['setTimeout']).toBeDefined();
  expect('EventSource' in world).toBe(false);
  expect(() => Object.assign(world, { WebSocket: class {} })).toThrow();
  expect(() => {
    delete world['WebSocket'];
  }).toThrow();
});
