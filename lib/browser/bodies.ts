// Bodies of answers from DevTools: whether they are wanted, and where they go.
import { browser } from 'wxt/browser';
import type { ResponseBodyMessage } from '../scan/message.ts';
import type { BodyReceiver } from './body-receiver.ts';
import { BODIES_CALL } from './body-reports.ts';
import type { UnreadBody } from './gate.ts';
import type { PortListener } from './ports.ts';
import { wrapPort } from './ports.ts';
import type { Rest } from './rest.ts';
import type { Source } from './source.ts';
import { isPrivatePort, tabOf } from './tabs.ts';
import { waitingPort } from './waiting-port.ts';

export interface BodySourceOptions {
  /** What takes them from a port. */
  readonly rest: () => Promise<Pick<Rest, 'BodyReceiver'>>;
  /** Takes a message; resolves when that is stored. */
  readonly take: (message: ResponseBodyMessage | UnreadBody, isPrivate: boolean) => Promise<void>;
  /** Resolves when it is known what a person chose. */
  readonly known: () => Promise<void>;
  /** Whether bodies are already seen in another way. */
  readonly isRepeating: () => boolean;
  /** Whether what a page asks for is never to be looked at; null: a page of which no URL is known. */
  readonly isNever: (pageUrl: string | null) => boolean;
}

export interface BodySource extends Source {
  readonly onPort: PortListener;
}

/** Takes bodies from the DevTools pages, while the plan says so. */
export function bodiesFromDevTools(options: BodySourceOptions): BodySource {
  const { rest, take, known, isRepeating, isNever } = options;
  let wanted: boolean | null = null;
  let receiver: BodyReceiver | null = null;

  async function takeOf(
    message: ResponseBodyMessage | null,
    tabId: number | null,
    isPrivate: boolean,
  ): Promise<void> {
    const page = tabId === null ? null : await tabOf(tabId);
    await known();
    const url = page?.url ?? null;
    if (isNever(url)) return;
    // Of what was left alone nothing is said but its page.
    const unread = {
      type: 'response-body',
      url: url ?? '',
      initiator: null,
      requestId: null,
    } as const;
    await take(message ?? unread, isPrivate);
  }

  return {
    follow(plan) {
      // Where all bodies are read as they arrive, DevTools would only repeat them.
      const now = (plan?.sources.responseBodies ?? false) && !isRepeating();
      if (now === wanted) return;
      wanted = now;
      receiver?.tell();
      // A DevTools page whose port was closed with an earlier life of the worker hears it by this.
      browser.runtime.sendMessage(BODIES_CALL).catch(() => undefined);
    },
    onPort(port, tabId) {
      const waiting = waitingPort(wrapPort(port, (message) => message));
      void Promise.all([isPrivatePort(port, tabId), rest()]).then(([isPrivate, parts]) => {
        if (isPrivate === null) return port.disconnect();
        receiver ??= new parts.BodyReceiver(() => wanted);
        receiver.attach(waiting, tabId, (message) => takeOf(message, tabId, isPrivate));
      });
    },
  };
}
