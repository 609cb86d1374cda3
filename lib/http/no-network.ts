/** Everything by which a script can connect to a server; scripts come from the extension alone, by its policy. */
const CONNECTING = [
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
];

/**
 * Takes the network away from a script's world, for good. A document can tell the browser in a policy of
 * its own that it never connects; a worker has none but that of the whole extension, which allows the
 * one page that fetches keys to do so. To be called in the worker's first turn.
 * @param world the worker's `globalThis`
 */
export function closeNetwork(world: object): void {
  for (const name of CONNECTING) {
    if (!(name in world)) continue;
    // What is inherited is hidden behind a property that cannot be changed again.
    Object.defineProperty(world, name, { value: undefined, writable: false, configurable: false });
  }
}
