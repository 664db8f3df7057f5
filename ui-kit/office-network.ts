/** Ranges that the open internet never reaches (RFC 1918, 3927, 4193, 6598), names without a dot, and `.local`. */
const ONLY_NEARBY =
  /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|[^.]+$|.+\.local$|\[)/;

/** True for a host that answers only within the office's own network: a phone on mobile data would wait for it in vain. */
export const isOnlyNearby = (hostname: string): boolean => ONLY_NEARBY.test(hostname);
