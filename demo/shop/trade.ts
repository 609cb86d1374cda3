import { PRODUCTS, tradePriceOf } from './catalogue.ts';
import { checkBoundToken } from './dpop.ts';
import { noSuchProduct, readProduct } from './product-body.ts';
import { createProofDesk } from './proof-desk.ts';
import type { TrustedProvider } from './tokens.ts';
import { json } from './web.ts';

/** The part of the API that takes tokens with a proof of possession alone. */
export interface TradeCounter {
  prices(request: Request): Promise<Response>;
  order(request: Request): Promise<Response>;
}

export function createTradeCounter(provider: TrustedProvider): TradeCounter {
  const desk = createProofDesk(provider.now);
  return {
    async prices(request) {
      const checked = await checkBoundToken(request, provider, desk, 'prices:read');
      if (!checked.ok) return checked.response;
      const prices = PRODUCTS.map(({ id, name, price }) => {
        return { product: id, name, dozen: tradePriceOf(price) };
      });
      return json({ prices });
    },
    async order(request) {
      const checked = await checkBoundToken(request, provider, desk, 'orders:read');
      if (!checked.ok) return checked.response;
      const product = await readProduct(request);
      if (product === undefined) return noSuchProduct();
      const { id, name, price } = product;
      return json({ product: id, name, total: tradePriceOf(price) }, [], 201);
    },
  };
}
