import type { Adapter, AdapterPayload } from 'oidc-provider';

type Kept = { payload: AdapterPayload; until: number };

/** Where the local sign-in provider keeps its sessions and codes: in memory, until they end or it stops. */
export function createShelf(): (kind: string) => Adapter {
  const kept = new Map<string, Kept>();
  const alive = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    if (found !== undefined && found.until < Date.now()) kept.delete(key);
    return kept.get(key)?.payload;
  };
  const search = (kind: string, isIt: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    const keys = [...kept.keys()].filter((key) => key.startsWith(`${kind}:`));
    return keys.map(alive).find((payload) => payload !== undefined && isIt(payload));
  };
  return (kind) => ({
    upsert: async (id, payload, seconds) => {
      kept.set(`${kind}:${id}`, {
        payload,
        until: seconds ? Date.now() + seconds * 1000 : Number.POSITIVE_INFINITY,
      });
    },
    find: async (id) => alive(`${kind}:${id}`),
    findByUid: async (uid) => search(kind, (payload) => payload.uid === uid),
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const payload = alive(`${kind}:${id}`);
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => {
      kept.delete(`${kind}:${id}`);
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  });
}
