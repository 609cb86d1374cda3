import { signal } from '@preact/signals';
import type { KeyAccess } from '../../components/app/key-access.ts';
import type { VerificationKey } from '../../lib/judge/verify/key.ts';

/** Keys of this page alone, and no network as yet. */
export function openKeys(): KeyAccess {
  const keys = signal<readonly VerificationKey[]>([]);
  return {
    keys,
    async add(added) {
      keys.value = [
        ...keys.value.filter(({ id }) => !added.some((key) => key.id === id)),
        ...added,
      ];
      return { ok: true };
    },
    remove(gone) {
      keys.value = keys.value.filter((key) => key !== gone);
    },
    forgetAll() {
      keys.value = [];
    },
    async fetchFromIssuer({ issuer }) {
      const failure = { code: 'blocked-by-policy', url: issuer ?? '' } as const;
      return { ok: false, failure, requests: [] };
    },
  };
}
