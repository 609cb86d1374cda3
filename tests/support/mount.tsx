import axe from 'axe-core';
import { type ComponentChildren, render } from 'preact';
import { afterEach, expect } from 'vitest';
import { App } from '../../components/app/App.tsx';
import { StoreProvider } from '../../components/app/store-context.ts';
import { createPanelState, type PanelState } from '../../components/app/view-state.ts';
import { Popup } from '../../components/popup/Popup.tsx';
import { loadAll } from '../../components/primitives/on-demand.ts';
import { SettingsPage } from '../../components/settings/SettingsPage.tsx';
import { loadVeils } from '../../lib/view/veils.ts';
import { createFakeView, type FakeView, type FakeViewOptions } from '../gallery/fake-view.ts';
import '../../components/styles/tokens.css';
import '../../components/styles/base.css';

// What views load when there is nothing else to do is there before the first test.
await Promise.all([loadAll(), loadVeils()]);

const mounted: { readonly root: HTMLElement; readonly fake: FakeView }[] = [];

/** Takes away what was mounted, for a test that looks at one view after another. */
export function unmount(): void {
  for (const { root, fake } of mounted.splice(0)) {
    render(null, root);
    root.remove();
    fake.store.close();
  }
  delete document.documentElement.dataset['theme'];
}

afterEach(unmount);

/** The panel on a fake feed; it goes away after the test. */
export function mountPanel(
  options: FakeViewOptions = {},
  state: PanelState = createPanelState(),
): FakeView {
  return mount(options, ({ host }) => <App host={host} state={state} />);
}

/** The popup on a fake feed; it goes away after the test. */
export function mountPopup(options: FakeViewOptions = {}): FakeView {
  return mount(options, ({ host }) => <Popup host={host} />);
}

/** The page of settings; it goes away after the test. */
export function mountSettings(options: FakeViewOptions = {}): FakeView {
  return mount(options, ({ host }) => <SettingsPage access={host.settings} />);
}

/** A page that needs no store; it goes away after the test. */
export function mountPage(view: ComponentChildren): void {
  mount({}, () => view);
}

function mount(options: FakeViewOptions, view: (fake: FakeView) => ComponentChildren): FakeView {
  const fake = createFakeView(options);
  const root = document.createElement('div');
  document.body.append(root);
  mounted.push({ root, fake });
  render(<StoreProvider value={fake.store}>{view(fake)}</StoreProvider>, root);
  return fake;
}

/** Fails with a sentence for everything on the page that axe finds hard to use. */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document, {
    // A test's page has no title or language of its own; the entry pages have.
    rules: { 'document-title': { enabled: false }, 'html-has-lang': { enabled: false } },
  });
  expect(
    violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ html, any }) => `${id}: ${help}: ${any[0]?.message ?? ''} ${html.slice(0, 200)}`,
      ),
    ),
  ).toEqual([]);
}
