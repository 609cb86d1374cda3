// Opaque bearer credentials that say by their prefix who issued them. Shapes as the issuers document
// them; the lengths are lower bounds, because issuers lengthen their tokens.
import type { Description } from './recognition.ts';

export interface BearerPrefix extends Description {
  /** For people, as in the catalogue. */
  readonly prefix: string;
  readonly shape: RegExp;
}

type Row = readonly [family: string, label: string, prefix: string, shape: RegExp];

const ROWS: readonly Row[] = [
  ['github', 'GitHub personal access token', 'ghp_', /^ghp_[A-Za-z\d]{36,255}$/],
  ['github', 'GitHub OAuth token', 'gho_', /^gho_[A-Za-z\d]{36,255}$/],
  ['github', 'GitHub App user token', 'ghu_', /^ghu_[A-Za-z\d]{36,255}$/],
  ['github', 'GitHub App installation token', 'ghs_', /^ghs_[A-Za-z\d]{36,255}$/],
  ['github', 'GitHub App refresh token', 'ghr_', /^ghr_[A-Za-z\d]{36,255}$/],
  ['github', 'GitHub fine-grained token', 'github_pat_', /^github_pat_\w{36,255}$/],
  ['gitlab', 'GitLab personal access token', 'glpat-', /^glpat-[\w.-]{20,300}$/],
  ['slack', 'Slack token', 'xox…-', /^xox[a-z](?:\.xox[a-z])?-[\w-]{10,300}$/],
  ['stripe', 'Stripe secret key, live', 'sk_live_', /^sk_live_[A-Za-z\d]{16,250}$/],
  ['stripe', 'Stripe secret key, test', 'sk_test_', /^sk_test_[A-Za-z\d]{16,250}$/],
  ['google', 'Google access token', 'ya29.', /^ya29\.[\w.-]{20,2048}$/],
  ['aws-key', 'AWS access key id', 'AKIA', /^AKIA[A-Z\d]{16}$/],
  ['aws-key', 'AWS access key id, temporary', 'ASIA', /^ASIA[A-Z\d]{16}$/],
];

export const BEARER_PREFIXES: readonly BearerPrefix[] = ROWS.map(
  ([family, label, prefix, shape]) => ({
    form: 'reference',
    family,
    label,
    role: 'bearer',
    // A key's id is sent in the open with every signed request.
    explanation: family === 'aws-key' ? 'key-id' : 'opaque-bearer',
    prefix,
    shape,
  }),
);
