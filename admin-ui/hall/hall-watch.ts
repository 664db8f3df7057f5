/** When the halls' settings and files are asked for again: whenever the view names another revision of them. */

type Asked = {
  readonly reload: () => void;
  readonly state: () => { readonly hasLoadFailed: boolean };
};

export type HallWatch = {
  /** To be called with what every view says; null while the desk is locked or the server silent. */
  readonly lookAgain: (hallRevision: number | null) => void;
};

/** A watch that has seen no view yet; all of `desks` share the one revision. */
export function createHallWatch(desks: readonly Asked[]): HallWatch {
  let seen: number | null = null;
  return {
    lookAgain: (hallRevision) => {
      // The server counts from anew when it starts, so after a silence the same revision may be another one.
      const isNew = hallRevision !== seen;
      seen = hallRevision;
      if (hallRevision === null) return;
      for (const desk of desks) if (isNew || desk.state().hasLoadFailed) desk.reload();
    },
  };
}
