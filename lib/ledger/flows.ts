// Sign-ins under way: joins an authorization request to the tokens that come of it, by the values that
// they have in common. Known to one life of the worker only; what is not known is not judged.
import { isClient } from './client-proof.ts';
import { dropOldest } from './drop-oldest.ts';
import type { Exchange, Exchanges } from './exchanges.ts';
import type { Flow } from './flow.ts';
import type { Observation } from './observation.ts';
import type { Grant } from './origin.ts';

/** Sign-ins that are remembered; more at once nobody begins. */
const MOST = 32;

export class Flows {
  /** What an authorization request had, by its state. */
  private readonly asked = new Map<string, Asked>();
  /** The same by the code that it was answered with. */
  private readonly codes = new Map<string, Asked>();
  /** The ids of the client that asks, as far as they are known. */
  private clients = new WeakMap<Exchange, readonly string[]>();

  private readonly exchanges: Exchanges;

  constructor(exchanges: Exchanges) {
    this.exchanges = exchanges;
  }

  /** What the tokens in a message came of; those in the answer to a request are told when it comes. */
  granted({ flow, basic }: Observation, exchange: Exchange | null): Grant | null {
    if (exchange?.grant != null && basic !== null) {
      const clients = this.clients.get(exchange) ?? [];
      this.exchanges.prove(exchange, basic !== false && isClient(basic, clients));
    }
    if (flow === null) return null;
    const grant = this.note(flow);
    if (flow.step !== 'exchange' || grant === null) return grant;
    if (exchange !== null) {
      this.exchanges.ask(exchange, grant);
      this.clients.set(exchange, this.clientsOf(flow));
    }
    return null;
  }

  /** Takes a step. @returns what the tokens that it brings, or is answered with, came of */
  private note(flow: Flow): Grant | null {
    switch (flow.step) {
      case 'ask':
        // Some send every sign-in with the same state: nothing tells which of them an answer is to.
        keep(this.asked, flow.state, common(this.asked.get(flow.state) ?? flow, flow));
        return null;
      case 'answer': {
        const asked = this.asked.get(flow.state);
        if (flow.code !== null && asked) keep(this.codes, flow.code, asked);
        const nonce = asked?.nonce ?? null;
        return {
          type: 'authorization',
          nonce,
          code: flow.code,
          pkce: null,
          basic: null,
          proof: null,
        };
      }
      case 'exchange': {
        const { grant: type, code, pkce, proof } = flow;
        const nonce = this.codes.get(code ?? '')?.nonce ?? null;
        return { type, nonce, code: null, pkce, basic: null, proof };
      }
    }
  }

  /** The ids of the client that an exchange and the sign-in before it name. */
  private clientsOf({ client, code }: Extract<Flow, { readonly step: 'exchange' }>) {
    return [client, this.codes.get(code ?? '')?.client ?? null].filter((id) => id !== null);
  }

  forget(): void {
    this.asked.clear();
    this.codes.clear();
    this.clients = new WeakMap();
  }
}

/** Of an authorization request; null where it had it not, or several with one state had other ones. */
type Asked = Pick<Extract<Flow, { readonly step: 'ask' }>, 'nonce' | 'client'>;

function common(one: Asked, other: Asked): Asked {
  return {
    nonce: one.nonce === other.nonce ? one.nonce : null,
    client: one.client === other.client ? one.client : null,
  };
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  dropOldest(map, MOST);
}
