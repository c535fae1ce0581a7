/** Guang's mark: a step, and something seen on the way. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="#f2552c" />
      <path
        d="M9 20.5c2.6 3.6 8.7 4.6 12.2 1.2 3.7-3.6 2.7-9.9-2-11.800"
        fill="none"
        stroke="#fff"
        strokeWidth="3.2"
        strokeLinecap="round"
      />
      <circle cx="12" cy="12" r="3.4" fill="#fff" />
    </svg>
  );
}
