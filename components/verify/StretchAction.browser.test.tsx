import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Entry } from '../../lib/view/entry.ts';
import type { Answer } from '../../lib/view/verification/answers.ts';
import { mountPage } from '../../tests/support/mount.tsx';
import { StretchAction } from './StretchAction.tsx';
import type { VerifyDesk } from './verify-desk.ts';

const cancel = page.getByRole('button', { name: 'Cancel' });
const card = page.getByRole('region', { name: 'Decryption' });
const running: Answer = { state: 'running', cancel: () => undefined };

function told(state: 'costly' | 'no-key'): Answer {
  const decryption = { state, iterations: 600_000, passphrases: 1 };
  return { state: 'told', verification: { decryption }, at: 0, opened: null } as unknown as Answer;
}

/** The buttons in a card, as an answer comes. */
function mount(first: Answer) {
  const answer = signal(first);
  const desk = {
    keys: signal([{ kty: 'oct' }]),
    stretch: async () => {
      answer.value = running;
    },
    tell: async () => {
      answer.value = running;
    },
  } as unknown as VerifyDesk;
  const Shown = () => (
    <section aria-label="Decryption" tabIndex={-1}>
      <StretchAction entry={{} as Entry} desk={desk} answer={answer.value} />
      <output>{answer.value.state}</output>
    </section>
  );
  mountPage(<Shown />);
  return answer;
}

test('a trial can be cancelled, and what goes on later of itself cannot', async () => {
  const answer = mount(told('costly'));
  await page.getByRole('button', { name: /^Try passphrase/ }).click();
  await expect.element(cancel).toBeVisible();
  answer.value = told('no-key');
  await expect.element(cancel).not.toBeInTheDocument();
  await expect.element(card).toHaveFocus();
  answer.value = running;
  await expect.element(page.getByText('running')).toBeVisible();
  await expect.element(cancel).not.toBeInTheDocument();
});

test('the focus stays in the card when what was asked again goes on', async () => {
  mount({ state: 'failed' });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('running')).toBeVisible();
  await expect.element(card).toHaveFocus();
});
