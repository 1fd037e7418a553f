/** S3 at first use: its SDK is the heaviest, and a run that finds nothing new never asks for an object. */
import type { Objects } from '../../ports/objects.ts';

export function lazyObjects(load: () => Promise<Objects>): Objects {
  let loading: Promise<Objects> | undefined;
  const objects = (): Promise<Objects> => {
    loading ??= load();
    return loading;
  };
  return {
    head: async (...call) => (await objects()).head(...call),
    put: async (...call) => (await objects()).put(...call),
    copy: async (...call) => (await objects()).copy(...call),
    list: async (...call) => (await objects()).list(...call),
    listVersions: async (...call) => (await objects()).listVersions(...call),
    listUploads: async (...call) => (await objects()).listUploads(...call),
    abortUpload: async (...call) => (await objects()).abortUpload(...call),
    read: async function* (...call) {
      yield* (await objects()).read(...call);
    },
    getText: async (...call) => (await objects()).getText(...call),
    deleteVersions: async (...call) => (await objects()).deleteVersions(...call),
  };
}
