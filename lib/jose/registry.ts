// Registered names and the documents that register them: claims, header parameters and algorithms, as
// the IANA registries "JSON Web Token (JWT)" of June 2026 and "JSON Object Signing and Encryption
// (JOSE)" of February 2026 list them. The rows are in lib/jose/registry; what each name means is said
// in the language of whoever reads, by a message with the name in its key.
import { nameKey, sayIfKnown } from '../words/say.ts';
import { ALGORITHMS } from './registry/algorithms.ts';
import { CLAIMS } from './registry/claims.ts';
import { HEADER_PARAMETERS } from './registry/header.ts';
import type { RegistryGroup } from './registry/row.ts';
import { SPECIAL_CLAIMS } from './registry/special-claims.ts';

/** A registered name. */
export interface Registered {
  readonly name: string;
  /** Where it is defined: "RFC 7519 §4.1.4". */
  readonly reference: string;
}

type Table = ReadonlyMap<string, Registered>;

const CLAIM_TABLE = tableOf([...CLAIMS, ...SPECIAL_CLAIMS]);
const HEADER_TABLE = tableOf(HEADER_PARAMETERS);
const ALGORITHM_TABLE = tableOf(ALGORITHMS);

/** Claims whose value is a NumericDate (RFC 7519 §2). */
const DATE_CLAIMS: ReadonlySet<string> = new Set([
  'exp',
  'nbf',
  'iat',
  'auth_time',
  'updated_at',
  'toe',
]);

function tableOf(groups: readonly RegistryGroup[]): Table {
  const rows = groups.flatMap((group) =>
    group.rows.map(([name, section]) => {
      const reference = `${group.source} ${section}`.trimEnd();
      return [name, { name, reference }] as const;
    }),
  );
  return new Map(rows);
}

/** A registered claim, or undefined. Names are case-sensitive (RFC 7519 §10.1.1). */
export function registeredClaim(name: string): Registered | undefined {
  return CLAIM_TABLE.get(name);
}

/** A registered header parameter, or undefined. Names are case-sensitive (RFC 7515 §9.1.1). */
export function registeredHeaderParameter(name: string): Registered | undefined {
  return HEADER_TABLE.get(name);
}

/** A registered value of `alg` or `enc`, or undefined. */
export function registeredAlgorithm(name: string): Registered | undefined {
  return ALGORITHM_TABLE.get(name);
}

/** One sentence on a registered JOSE header member, or undefined for a name that is not registered. */
export function explainHeaderMember(name: string): string | undefined {
  return explained(registeredHeaderParameter(name), `header_${nameKey(name)}`);
}

/** One sentence on a registered claim, or undefined for a name that is not registered. */
export function explainClaim(name: string): string | undefined {
  return explained(registeredClaim(name), `claim_${nameKey(name)}`);
}

/** One sentence on what a registered `alg` or `enc` value stands for, or undefined. */
export function explainAlgorithm(name: string): string | undefined {
  return explained(registeredAlgorithm(name), `algorithm_${nameKey(name)}`);
}

/** Keys do not tell cases apart, names do; so the table is asked first. */
function explained(row: Registered | undefined, key: string): string | undefined {
  return row === undefined ? undefined : (sayIfKnown(key) ?? undefined);
}

/** Whether the claim's value is a date in seconds since the epoch. */
export function isDateClaim(name: string): boolean {
  return DATE_CLAIMS.has(name);
}
