// Sign-ins under way: joins an authorization request to the tokens that come of it, by the values that
// they have in common. Known to one life of the worker only; what is not known is not judged.
import { dropOldest } from './drop-oldest.ts';
import type { Exchange, Exchanges } from './exchanges.ts';
import type { Flow } from './flow.ts';
import type { Observation } from './observation.ts';
import type { Grant } from './origin.ts';

/** Sign-ins that are remembered; more at once nobody begins. */
const MOST = 32;

export class Flows {
  /** The nonce of an authorization request, by its state; null where several with it had other ones. */
  private readonly asked = new Map<string, string | null>();
  /** The same by the code that it was answered with. */
  private readonly codes = new Map<string, string>();

  private readonly exchanges: Exchanges;

  constructor(exchanges: Exchanges) {
    this.exchanges = exchanges;
  }

  /** What the tokens in a message came of; those in the answer to a request are told when it comes. */
  granted({ flow, basic }: Observation, exchange: Exchange | null): Grant | null {
    if (exchange?.grant != null && basic !== null) this.exchanges.prove(exchange, basic);
    if (flow === null) return null;
    const grant = this.note(flow);
    if (flow.step !== 'exchange' || grant === null) return grant;
    if (exchange !== null) this.exchanges.ask(exchange, grant);
    return null;
  }

  /** Takes a step. @returns what the tokens that it brings, or is answered with, came of */
  private note(flow: Flow): Grant | null {
    switch (flow.step) {
      case 'ask':
        // Some send every sign-in with the same state: nothing tells which of them an answer is to.
        keep(this.asked, flow.state, isOther(this.asked, flow) ? null : flow.nonce);
        return null;
      case 'answer': {
        const nonce = this.asked.get(flow.state) ?? null;
        if (flow.code !== null && nonce !== null) keep(this.codes, flow.code, nonce);
        return { type: 'authorization', nonce, code: flow.code, pkce: null, basic: null };
      }
      case 'exchange': {
        const { grant: type, code, pkce } = flow;
        return { type, nonce: this.codes.get(code ?? '') ?? null, code: null, pkce, basic: null };
      }
    }
  }

  forget(): void {
    this.asked.clear();
    this.codes.clear();
  }
}

function isOther(asked: ReadonlyMap<string, string | null>, { state, nonce }: Asking): boolean {
  return asked.has(state) && asked.get(state) !== nonce;
}

type Asking = Extract<Flow, { readonly step: 'ask' }>;

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  dropOldest(map, MOST);
}
