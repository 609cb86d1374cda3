import type { Adapter, AdapterFactory, StoredModel } from 'oidc-provider';

interface Entry {
  readonly model: string;
  readonly stored: StoredModel;
  readonly expiresAt: number;
}

/**
 * Keeps what the provider must remember (sessions, codes, grants, refresh tokens) in one Map, gone
 * with the process. The library brings such an adapter too, but warns on the console that it is
 * for development, which this whole site is.
 */
export function memoryAdapter(now: () => number = Date.now): AdapterFactory {
  const entries = new Map<string, Entry>();

  const live = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    if (entry !== undefined && entry.expiresAt <= now()) {
      entries.delete(key);
      return undefined;
    }
    return entry;
  };

  const findWhere = (model: string, name: 'uid' | 'userCode', value: string) =>
    [...entries.entries()].find(
      ([key, entry]) =>
        entry.model === model && entry.stored[name] === value && live(key) !== undefined,
    )?.[1].stored;

  return (model): Adapter => ({
    async upsert(id, stored, expiresIn) {
      const expiresAt = expiresIn === undefined ? Infinity : now() + expiresIn * 1000;
      entries.set(`${model}:${id}`, { model, stored, expiresAt });
    },
    async find(id) {
      return live(`${model}:${id}`)?.stored;
    },
    async findByUid(uid) {
      return findWhere(model, 'uid', uid);
    },
    async findByUserCode(userCode) {
      return findWhere(model, 'userCode', userCode);
    },
    async consume(id) {
      const entry = live(`${model}:${id}`);
      if (entry !== undefined) entry.stored.consumed = Math.floor(now() / 1000);
    },
    async destroy(id) {
      entries.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, entry] of entries) {
        if (entry.stored.grantId === grantId) entries.delete(key);
      }
    },
  });
}
