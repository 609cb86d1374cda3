// The view's side of the page that asks: one frame for each request.
import { browser } from 'wxt/browser';
import type { KeyAnswer } from '../../judge/verify/discovery/discovery.ts';
import type { RequestOrder } from './request-page.ts';

/**
 * Asks a server in a frame that can connect to nothing else. Taking the frame away ends whatever is
 * under way in it. Never rejects.
 * @param signal ends it; its reason tells why, and the answer is what `ended` makes of that
 */
export async function getInFrame(
  url: string,
  signal: AbortSignal,
  ended: (url: string) => KeyAnswer,
): Promise<KeyAnswer> {
  if (signal.aborted) return ended(url);
  const frame = document.createElement('iframe');
  frame.hidden = true;
  // WXT's type lists the pages that it has seen at build time.
  frame.src = browser.runtime.getURL('/key-request.html');
  const { port1, port2 } = new MessageChannel();
  const answering = Promise.withResolvers<KeyAnswer>();
  const onAbort = (): void => answering.resolve(ended(url));
  signal.addEventListener('abort', onAbort);
  // Both ends are one build.
  port1.onmessage = ({ data }: MessageEvent<KeyAnswer>) => answering.resolve(data);
  frame.addEventListener('load', () => {
    const order: RequestOrder = { url };
    frame.contentWindow?.postMessage(order, location.origin, [port2]);
  });
  // Beside the body, which belongs to what is shown.
  document.documentElement.append(frame);
  try {
    return await answering.promise;
  } finally {
    signal.removeEventListener('abort', onAbort);
    frame.remove();
    port1.close();
  }
}
