// What a view asked for and was not answered yet. It is kept until it is, so that nothing is lost when
// the background is stopped between a request and its answer: the next connection asks again.
import type { FeedMessage, ViewMessage } from './messages.ts';

export type Request = Extract<ViewMessage, { readonly request: number }>;
export type Answer = Extract<FeedMessage, { readonly request: number }>;

interface Open {
  readonly message: Request;
  readonly resolve: (answer: Answer | null) => void;
}

export class OpenRequests {
  private count = 0;
  /** By number, in the order in which they were made. */
  private readonly open = new Map<number, Open>();
  private over = false;

  /** All that wait for an answer, oldest first. */
  get messages(): readonly Request[] {
    return [...this.open.values()].map(({ message }) => message);
  }

  nextNumber(): number {
    return ++this.count;
  }

  /** @returns the answer, or null when it cannot come any more */
  add(message: Request): Promise<Answer | null> {
    if (this.over) return Promise.resolve(null);
    return new Promise((resolve) => this.open.set(message.request, { message, resolve }));
  }

  answer(answer: Answer): void {
    this.open.get(answer.request)?.resolve(answer);
    this.open.delete(answer.request);
  }

  /** Nothing will be answered from now on. */
  giveUp(): void {
    this.over = true;
    for (const { resolve } of this.open.values()) resolve(null);
    this.open.clear();
  }
}
