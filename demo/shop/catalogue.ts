export interface Product {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** In pence. */
  readonly price: number;
  /** The symbol in `site/art.svg`. */
  readonly art: string;
}

export const PRODUCTS: readonly Product[] = [
  { id: 'cards', name: 'Punched cards', about: 'Eighty, unpunched', price: 640, art: 'cards' },
  { id: 'gear', name: 'Brass gear', about: 'Forty teeth, ten digits', price: 1850, art: 'gear' },
  {
    id: 'notebook',
    name: 'Notebook G',
    about: 'Ruled for algorithms',
    price: 1200,
    art: 'notebook',
  },
  { id: 'ink', name: 'Iron gall ink', about: 'Dries to the truth', price: 930, art: 'ink' },
  { id: 'thread', name: 'Jacquard thread', about: 'Two hundred yards', price: 780, art: 'thread' },
  { id: 'rule', name: 'Slide rule', about: 'Boxwood, three scales', price: 2400, art: 'rule' },
];

export interface Order {
  readonly id: string;
  readonly what: string;
  readonly state: 'packing' | 'on its way' | 'delivered';
  /** In pence. */
  readonly total: number;
}

export const ORDERS: readonly Order[] = [
  { id: '1843-G', what: 'Notebook G, Iron gall ink', state: 'packing', total: 2130 },
  { id: '1842-F', what: '2 × Brass gear', state: 'on its way', total: 3700 },
  { id: '1840-T', what: 'Punched cards', state: 'delivered', total: 640 },
];

/** How many articles have a price to ask for. */
export const PRICED_ARTICLES = 30;

/** The price of article 1 to 30 in pence: made up, but the same at every start. */
export function priceOf(article: number): number {
  return 250 + ((article * 7919) % 97) * 25;
}

/** A dozen at the price of nine, in pence. */
export function tradePriceOf(price: number): number {
  return price * 9;
}
