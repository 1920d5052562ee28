/** The mark: a small lantern on a post. */
export function Lantern({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden focusable="false">
      <path d="M9.5 4.2c0-1.4 1.1-2.2 2.5-2.2s2.5.8 2.5 2.2" stroke="var(--accent)" strokeWidth="1.4" />
      <path d="M7.6 5h8.8l1 1.4V13l-1 1.4H7.6l-1-1.4V6.4z" stroke="var(--accent)" strokeWidth="1.4" strokeLinejoin="round" />
      <path d="M12 6.9c1.5 1.6 2 2.5 2 3.4a2 2 0 0 1-4 0c0-.9.5-1.8 2-3.4z" fill="var(--accent)" />
      <path d="M12 14.6V22M9 22h6" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  )
}
