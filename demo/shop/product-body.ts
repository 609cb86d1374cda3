import { PRODUCTS, type Product } from './catalogue.ts';
import { problem } from './web.ts';

/** The product that a request's body names: `{"product": "<id>"}`. */
export async function readProduct(request: Request): Promise<Product | undefined> {
  const body: unknown = await request.json().catch(() => undefined);
  const id =
    typeof body === 'object' && body !== null && 'product' in body ? body.product : undefined;
  return PRODUCTS.find((candidate) => candidate.id === id);
}

export function noSuchProduct(): Response {
  return problem(400, 'no-such-product', 'Send {"product": "…"} with the id of a product.');
}
