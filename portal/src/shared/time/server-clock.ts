let offsetMs = 0

/** The browser's clock may be wrong; ages and ranges are measured on the server's. */
export function learnServerTime(serverTimeMs: number): void {
  offsetMs = serverTimeMs - Date.now()
}

export function serverNow(): number {
  return Date.now() + offsetMs
}
