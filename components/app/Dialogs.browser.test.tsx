import { useState } from 'preact/hooks';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { createFakeView } from '../../tests/gallery/fake-view.ts';
import { mountPage } from '../../tests/support/mount.tsx';
import { onDemand } from '../primitives/on-demand.ts';
import { useDialog } from './Dialogs.tsx';
import { StoreProvider } from './store-context.ts';

test('a dialog that could not be loaded is tried again whenever it is asked for', async () => {
  const attempts: PromiseWithResolvers<{ text: string }>[] = [];
  const part = onDemand(() => {
    const attempt = Promise.withResolvers<{ text: string }>();
    attempts.push(attempt);
    return attempt.promise;
  });
  const { store } = createFakeView();
  const failures: string[] = [];
  const stop = store.notices.current.subscribe((notice) => {
    if (notice?.tone === 'failed') failures.push(notice.text);
  });
  function View() {
    const [shown, setShown] = useState(false);
    const loaded = useDialog(part, shown, () => setShown(false));
    return (
      <button type="button" onClick={() => setShown(true)}>
        {loaded ? loaded.text : shown ? 'coming' : 'closed'}
      </button>
    );
  }
  mountPage(
    <StoreProvider value={store}>
      <View />
    </StoreProvider>,
  );
  const button = page.getByRole('button');
  for (const failed of [1, 2]) {
    await button.click();
    await expect.element(button).toHaveTextContent('coming');
    await expect.poll(() => attempts.length).toBe(failed);
    attempts.at(-1)?.reject(new Error('gone'));
    await expect.element(button).toHaveTextContent('closed');
    expect(failures.length, 'each failure is told once').toBe(failed);
  }
  await button.click();
  await expect.poll(() => attempts.length).toBe(3);
  attempts.at(-1)?.resolve({ text: 'here' });
  await expect.element(button).toHaveTextContent('here');
  expect(failures.length).toBe(2);
  stop();
  store.close();
});
