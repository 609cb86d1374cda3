const SVG = 'http://www.w3.org/2000/svg';
export const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

export const byId = (id) => document.getElementById(id);

/** Raises a counter that the page shows to drivers, such as `data-refreshes`. */
export function count(name) {
  document.body.dataset[name] = String(Number(document.body.dataset[name]) + 1);
}

/** `state` is signed-out, remembered (session cookie, no tokens) or signed-in. */
export function showState(state, name) {
  document.body.dataset.state = state;
  byId('who').hidden = state === 'signed-out';
  byId('who').textContent = name ?? '';
  byId('sign-in').hidden = state === 'signed-in';
  byId('sign-in').disabled = false;
  byId('sign-in').textContent = state === 'remembered' ? 'Sign in again' : 'Sign in';
  byId('sign-out').hidden = state === 'signed-out';
  byId('load-prices').disabled = state !== 'signed-in';
  byId('orders-note').textContent = ORDER_NOTES[state];
  if (state !== 'signed-in') clearPrivate();
}

const ORDER_NOTES = {
  'signed-out': 'Sign in to see them. The page then asks for them every three seconds.',
  remembered:
    'The session cookie remembers you, but the tokens were held in memory and went with the ' +
    'page. Sign in again to see your orders.',
  'signed-in': 'Asked for every three seconds while this page is in view.',
};

function clearPrivate() {
  byId('orders').replaceChildren();
  showPrices([]);
  byId('orders-status').hidden = true;
  byId('token').hidden = true;
  showLive(undefined);
}

export function showProducts(products, add) {
  byId('products').replaceChildren(...products.map((product) => productCard(product, add)));
}

function productCard(product, add) {
  const button = make('button', 'Add to cart');
  button.dataset.testid = `add-${product.id}`;
  button.setAttribute('aria-label', `Add to cart: ${product.name}`);
  button.addEventListener('click', () => add(product));
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', '0 0 96 96');
  picture.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `/art.svg#${product.art}`);
  picture.append(use);
  const left = make('small', '');
  left.dataset.left = product.id;
  const buy = make(
    'div',
    '',
    make('span', '', make('b', money.format(product.price / 100)), left),
    button,
  );
  buy.className = 'buy';
  const card = make('li', '', picture, make('h2', product.name), make('p', product.about), buy);
  card.dataset.art = product.art;
  return card;
}

/** How many are left, on the products' cards; undefined ends the show. */
export function showLive(levels) {
  byId('live').hidden = levels === undefined;
  byId('live').dataset.tone = 'good';
  byId('live').textContent = 'live stock';
  for (const { product, left } of levels ?? []) {
    document.querySelector(`[data-left="${product}"]`).textContent = `${left} left`;
  }
  if (levels !== undefined) return;
  for (const place of document.querySelectorAll('[data-left]')) place.textContent = '';
}

/** The cookies of this host, as the shop explains them. */
export function showCookies(cookies) {
  byId('cookies').replaceChildren(
    ...cookies.flatMap(({ name, sort, credential, words }) => {
      const badge = make('span', credential ? sort : `${sort}, no credential`);
      badge.className = 'badge';
      if (credential) badge.dataset.tone = 'warn';
      return [make('dt', '', make('b', name), badge), make('dd', words)];
    }),
  );
}

export function showOrders({ orders }) {
  showOrdersStatus(200);
  byId('orders').replaceChildren(
    ...orders.map((order) => {
      const state = make('span', order.state);
      state.dataset.orderState = order.state;
      return make(
        'li',
        '',
        make('b', order.id),
        make('span', order.what),
        state,
        make('span', money.format(order.total / 100)),
      );
    }),
  );
}

export function showOrdersStatus(status) {
  const badge = byId('orders-status');
  badge.hidden = false;
  badge.dataset.tone = status === 200 ? 'good' : 'bad';
  badge.textContent = status;
}

export function showPrices(prices) {
  byId('prices').replaceChildren(
    ...prices.map(({ article, price }) =>
      make('li', '', make('small', `No. ${article}`), make('b', money.format(price / 100))),
    ),
  );
  document.body.dataset.prices = String(prices.length);
}

/** How long the access token still lives, from what the token endpoint said. */
export function showTokenLife({ receivedAt, lifetimeSeconds }) {
  const left = Math.ceil(lifetimeSeconds - (Date.now() - receivedAt) / 1000);
  byId('token').hidden = false;
  byId('token').dataset.tone = left <= 0 ? 'bad' : left <= lifetimeSeconds / 10 ? 'warn' : 'good';
  byId('token-left').textContent = left > 0 ? `expires in ${left} s` : 'expired, still sent';
  byId('token-life').max = lifetimeSeconds;
  byId('token-life').value = Math.max(0, left);
}

/** An element with a text and children. */
export function make(name, text, ...children) {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
}

/** Which refresh token is in use, and which ones were spent before it. */
export function showRotation(spent, current) {
  const brief = (token) => `${token.slice(0, 6)}…`;
  byId('rotation').textContent = `no. ${spent.length + 1}, ${brief(current)}`;
  byId('rotation-note').textContent =
    spent.length === 0
      ? 'It works once: the answer to a refresh holds the next one.'
      : `Already spent: ${spent.slice(-4).map(brief).join(', ')}`;
}
