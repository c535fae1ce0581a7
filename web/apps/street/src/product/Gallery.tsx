import { Icon } from "@guang/ui";
import { useRef, useState } from "react";
import { useTexts } from "../texts";
import styles from "./Gallery.module.css";

/** Pictures side by side; swipe, or the keys of a scrolling row. */
export function Gallery({ images, title }: { images: readonly string[]; title: string }) {
  const t = useTexts();
  const row = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  if (images.length === 0) {
    return (
      <div className={styles.none}>
        <Icon name="bag" size={40} />
      </div>
    );
  }
  return (
    <div className={styles.gallery}>
      <div
        ref={row}
        className={styles.row}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling row must be reachable by keys
        tabIndex={0}
        role="group"
        aria-label={t("product.pictures_of", { title })}
        onScroll={() => {
          const node = row.current;
          if (node) setAt(Math.round(node.scrollLeft / Math.max(1, node.clientWidth * 0.58)));
        }}
      >
        {[...new Set(images)].map((image, place) => (
          <img
            key={image}
            src={image}
            alt={t("product.picture", { n: place + 1, title })}
            loading={place === 0 ? "eager" : "lazy"}
            draggable={false}
          />
        ))}
      </div>
      {images.length > 1 && (
        <span className={styles.count} aria-hidden="true">
          {Math.min(at + 1, images.length)}/{images.length}
        </span>
      )}
    </div>
  );
}
