/**
 * The live stock. A page cannot add a field to a WebSocket's handshake, so the access token travels
 * in its address; the cookies go along by themselves.
 *
 * `hears.stock(levels, name)` first with all levels, then with one at a time; `hears.ended(why)`
 * when the connection is over. `name` is who the session cookie says.
 */
export function openLive(token, hears) {
  const address = new URL('/live/stock', location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  address.searchParams.set('access_token', token);
  const socket = new WebSocket(address);
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data);
    hears.stock(message.levels ?? [message], message.name);
  });
  socket.addEventListener('close', ({ reason }) => hears.ended(reason));
  return () => socket.close(1000);
}
