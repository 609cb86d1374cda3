import { randomInt } from 'node:crypto';
import { PRODUCTS } from './catalogue.ts';

export interface StockLevel {
  readonly product: string;
  readonly left: number;
}

/** How many of each product are left; people buy, and the workshop makes more. */
export interface Stock {
  levels(): readonly StockLevel[];
  /** One less, when someone puts one in a cart. */
  take(product: string): StockLevel;
  /** What happened elsewhere in the meantime: one product more or less. */
  change(): StockLevel;
}

const FULL_SHELF = 40;

export function createStock(): Stock {
  const left = new Map(PRODUCTS.map(({ id }) => [id, randomInt(8, FULL_SHELF)]));
  const set = (product: string, count: number): StockLevel => {
    const level = { product, left: Math.max(0, Math.min(count, FULL_SHELF)) };
    left.set(product, level.left);
    return level;
  };
  return {
    levels: () => [...left].map(([product, count]) => ({ product, left: count })),
    take: (product) => set(product, (left.get(product) ?? 0) - 1),
    change() {
      const product = PRODUCTS[randomInt(PRODUCTS.length)]?.id ?? '';
      const count = left.get(product) ?? 0;
      return set(product, count < 3 ? FULL_SHELF : count + (randomInt(3) === 0 ? 4 : -1));
    },
  };
}
