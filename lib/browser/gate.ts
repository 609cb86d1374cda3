// The one way from every source to a book. What arrives before it is known whether and where to watch
// is held; afterwards pause, the lists of sites and the switched-off sources decide, for every carrier
// in the same place and for each message anew: what was under way when a person chose otherwise stops here.
import type { Message, RequestBodyMessage, ResponseBodyMessage } from '../scan/message.ts';
import type { SourceSettings } from '../settings/settings.ts';
import type { SiteRules } from '../settings/site-rules.ts';

/** What a person chose, as far as it decides what is recorded. */
export interface Choices {
  readonly isPaused: boolean;
  readonly sites: SiteRules;
  readonly settings: { readonly sources: SourceSettings };
}

/** A body that is not looked at: too large, or no text. */
export type UnreadBody = Pick<
  RequestBodyMessage | ResponseBodyMessage,
  'type' | 'url' | 'initiator' | 'requestId'
>;

export interface GateOptions {
  /** Asked for every message, and not before the gate is open. */
  readonly choices: () => Choices;
  readonly onMessage: (message: Message, isPrivate: boolean) => void;
  /** A body was left alone that would have been watched. */
  readonly onLeftAlone: (isPrivate: boolean) => void;
}

export class Gate {
  private held: (() => void)[] | null = [];
  private readonly options: GateOptions;
  private readonly opening = Promise.withResolvers<void>();

  constructor(options: GateOptions) {
    this.options = options;
  }

  /** Resolves when the gate is open. */
  get opened(): Promise<void> {
    return this.opening.promise;
  }

  /**
   * Hands a message on if it is watched. Never throws.
   * @returns false if it was dropped; one that is held is not, as yet
   */
  accept(message: Message, isPrivate: boolean): boolean {
    return this.pass(message, () => this.options.onMessage(message, isPrivate));
  }

  /** Tells of a body that was left alone if it is watched. */
  leaveAlone(body: UnreadBody, isPrivate: boolean): void {
    this.pass(body, () => this.options.onLeftAlone(isPrivate));
  }

  /** Settings and pause are known now. */
  open(): void {
    const held = this.held ?? [];
    this.held = null;
    for (const retry of held) retry();
    this.opening.resolve();
  }

  private pass(subject: Message | UnreadBody, deliver: () => void): boolean {
    if (this.held !== null) {
      this.held.push(() => void this.pass(subject, deliver));
      return true;
    }
    const isTaken = isWatched(subject, this.options.choices());
    if (isTaken) deliver();
    return isTaken;
  }
}

/** Whether what a person chose leaves something to be looked at. */
export function isWatched(
  subject: Message | UnreadBody,
  { isPaused, sites, settings }: Choices,
): boolean {
  if (isPaused) return false;
  const { requestBodies, responseBodies, responseBodiesAlways } = settings.sources;
  switch (subject.type) {
    case 'cookie':
      return sites.watchesCookie(subject.domain, subject.attributes.domain !== null);
    case 'navigation':
    case 'storage':
    case 'imported':
      return sites.watches(subject.url);
    case 'request-body':
      return requestBodies && sites.watches(subject.url, subject.initiator);
    case 'response-body': {
      // DevTools do not know the request's id; what is copied in the stream always has it.
      const isWanted = subject.requestId === null ? responseBodies : responseBodiesAlways;
      return isWanted && sites.watches(subject.url, subject.initiator);
    }
    default:
      return sites.watches(subject.url, subject.initiator);
  }
}
