import { createLog } from './log.js';
import { byId } from './view.js';

/**
 * What the small pages have in common: the two buttons at the top, who is here, and the log.
 * `acts.signIn` and `acts.signOut` are what the buttons do.
 */
export function openCounter(acts) {
  const note = createLog(byId('log'));
  const attempt = (button, act) => {
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        await act();
      } catch (error) {
        note('bad', 'failed', error.message);
      }
      button.disabled = false;
    });
  };
  attempt(byId('sign-in'), acts.signIn);
  attempt(byId('sign-out'), acts.signOut);
  return {
    note,
    attempt,
    /** `state` is signed-in, signed-out or broken. */
    show(state, name) {
      document.body.dataset.state = state;
      byId('who').hidden = state !== 'signed-in';
      byId('who').textContent = name ?? '';
      byId('sign-in').hidden = state === 'signed-in';
      byId('sign-in').disabled = false;
      byId('sign-out').hidden = state === 'signed-out';
      for (const part of document.querySelectorAll('[data-when]')) {
        part.hidden = part.dataset.when !== state;
      }
    },
  };
}

/** The query of the provider's answer, taken out of the address bar; undefined on an ordinary visit. */
export function takeQuery() {
  const query = new URLSearchParams(location.search);
  if (!query.has('code') && !query.has('error')) return undefined;
  history.replaceState(null, '', location.pathname);
  return query;
}

/** Pairs of name and value as a description list. */
export function showPairs(list, pairs) {
  list.replaceChildren(
    ...Object.entries(pairs).flatMap(([name, value]) => {
      const [term, definition] = ['dt', 'dd'].map((tag) => document.createElement(tag));
      term.textContent = name;
      definition.textContent = value;
      return [term, definition];
    }),
  );
}

/** A long text as people can compare it: its beginning and its end. */
export function shortened(text) {
  return text.length > 24 ? `${text.slice(0, 12)}…${text.slice(-6)}` : text;
}
