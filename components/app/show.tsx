import { type ComponentChildren, render } from 'preact';
import type { ViewStore } from '../../lib/view/store.ts';
import { loadAllWhenIdle } from '../primitives/on-demand.ts';
import '../styles/tokens.css';
import '../styles/base.css';
import { StoreProvider } from './store-context.ts';

/** Puts a view on the page, and closes its connections together with the page. */
export function show(store: ViewStore, view: ComponentChildren): void {
  render(<StoreProvider value={store}>{view}</StoreProvider>, document.body);
  loadAllWhenIdle();
  addEventListener('pagehide', () => store.close(), { once: true });
}
