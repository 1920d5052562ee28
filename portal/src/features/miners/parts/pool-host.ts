/** The part of a pool's address that tells pools apart. */
export function poolHost(url: string | null | undefined): string | null {
  return url ? url.replace(/^[a-z0-9+]+:\/\//i, '') : null
}
