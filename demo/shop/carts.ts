import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { cookieLine, readCookie } from './cookies.ts';

/**
 * The reference token of the shop, in the form of Express: `s:<id>.<HMAC>`. It says nothing by
 * itself; the cart it points to stays here.
 */
export const CART_COOKIE = 'connect.sid';

/** Product id → how many. */
export type Cart = Map<string, number>;

export interface OpenCart {
  readonly cart: Cart;
  /** The `Set-Cookie` line for a visitor who came without a cart. */
  readonly setCookie?: string;
}

export interface Carts {
  open(request: Request): OpenCart;
}

/** Visitors remembered at once; the one who came first goes first. */
const MAX_CARTS = 1000;

export function createCarts(): Carts {
  const secret = randomBytes(32);
  const carts = new Map<string, Cart>();

  const sign = (id: string): string =>
    createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, '');

  const idOf = (cookie: string): string | undefined => {
    const [, id, signature] = /^s:([\w-]+)\.(.+)$/.exec(cookie) ?? [];
    if (id === undefined || signature === undefined) return undefined;
    const [given, right] = [Buffer.from(signature), Buffer.from(sign(id))];
    return given.length === right.length && timingSafeEqual(given, right) ? id : undefined;
  };

  const begin = (): OpenCart => {
    const id = randomBytes(24).toString('base64url');
    const cart: Cart = new Map();
    carts.set(id, cart);
    const [oldest] = carts.keys();
    if (carts.size > MAX_CARTS && oldest !== undefined) carts.delete(oldest);
    return { cart, setCookie: cookieLine(CART_COOKIE, `s:${id}.${sign(id)}`) };
  };

  return {
    open(request) {
      const cookie = readCookie(request, CART_COOKIE);
      const id = cookie === undefined ? undefined : idOf(cookie);
      const cart = id === undefined ? undefined : carts.get(id);
      return cart === undefined ? begin() : { cart };
    },
  };
}
