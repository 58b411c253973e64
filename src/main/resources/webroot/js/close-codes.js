// Protocol errors: the same frames would only be refused again.
const HOPELESS = new Set([1002, 1003, 1007, 1008, 1009]);

/**
 * What the server's close code asks for: to come back (after some milliseconds at least), or to stop and why.
 * What is not known means: come back.
 */
export function verdict(code, reason = "") {
  if (code >= 4200 && code <= 4299) {
    return { stop: "signed-out" };
  }
  if (HOPELESS.has(code)) {
    return { stop: "refused" };
  }
  const wait = /retry-after-ms=(\d{1,7})/.exec(reason);
  return { after: wait ? Number(wait[1]) : 0 };
}
