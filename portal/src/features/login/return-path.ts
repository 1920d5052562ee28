const HOME = '/hosts'

/** Only a path of this portal: a link must not be able to send people elsewhere after login. */
export function safeReturnPath(path: string | null): string {
  if (!path?.startsWith('/') || path.startsWith('//') || path.includes('\\')) return HOME
  return path.startsWith('/login') || path.startsWith('/setup') ? HOME : path
}
