/** The provider's own pages, as text. Everything that varies is escaped. */

import { escapeHtml } from '../escape.ts';

function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/accounts.css">
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}

export interface SignIn {
  /** Where the two forms post to, without a slash at the end. */
  readonly action: string;
  readonly name: string;
  readonly email: string;
}

/** Asks the one person who lives here whether to go on. */
export function signInPage({ action, name, email }: SignIn): string {
  return page(
    'Sign in to the shop',
    `<img class="seal" src="/icon.svg" alt="" width="44" height="44">
<h1>Sign in to the shop as Ada</h1>
<p class="lead"><strong>Lovelace &amp; Co</strong> asks who you are.</p>
<div class="person">
<span class="initial" aria-hidden="true">A</span>
<span><b>${escapeHtml(name)}</b><br><small>${escapeHtml(email)}</small></span>
</div>
<form method="post" action="${escapeHtml(action)}/continue">
<button id="continue" data-testid="continue" class="primary">Continue as Ada</button>
</form>
<form method="post" action="${escapeHtml(action)}/cancel">
<button id="cancel" data-testid="cancel" class="quiet">Cancel</button>
</form>
<p class="note">This is a demonstration: a real OpenID provider on this machine, with one invented
person and no password. Its signing keys are made anew at every start.</p>`,
  );
}

/** Says what went wrong and leads back to the shop. */
export function problemPage(sentence: string, shopUrl: string): string {
  return page(
    'Sign-in stopped',
    `<h1>This sign-in cannot go on</h1>
<p class="lead">${escapeHtml(sentence)}</p>
<p><a class="primary" href="${escapeHtml(shopUrl)}/">Back to the shop</a></p>`,
  );
}

/** What someone sees who opens the provider's address by hand. */
export function welcomePage(shopUrl: string): string {
  return page(
    'Accounts',
    `<img class="seal" src="/icon.svg" alt="" width="44" height="44">
<h1>Accounts</h1>
<p class="lead">The OpenID provider of the demonstration. People come here from the shop.</p>
<p><a class="primary" href="${escapeHtml(shopUrl)}/">Go to the shop</a></p>`,
  );
}
