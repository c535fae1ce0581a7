import styles from "./Pieces.module.css";

/** The small square picture of a product, or a quiet place where none is known. */
export function Thumb({ src, size = 64 }: { src: string | null; size?: number }) {
  const look = { width: size, height: size };
  if (!src) return <i className={styles.thumb} style={look} aria-hidden />;
  return <img className={styles.thumb} style={look} src={src} alt="" loading="lazy" />;
}
