import type { SubjectCard } from "../state/subjects";
import { type Key, useWords } from "../texts";

/** What anybody can be shown on the street. */
const SHARED = new Set(["vid", "prd", "sto", "acc", "com"]);

/** A thing by its picture and name; by its id while nobody knows more. */
export function Subject({ id, card }: { id: string; card: SubjectCard | undefined }) {
  const t = useWords();
  const kind = t(`kind.${id.slice(0, 3)}` as Key);
  const about = [kind.startsWith("kind.") ? "" : kind, card?.by].filter(Boolean).join(" · ");
  if (!SHARED.has(id.slice(0, 3)))
    return (
      <div>
        <strong>{card?.title || about || id}</strong>
        <br />
        <code className="quiet">{id}</code>
      </div>
    );
  return (
    <a
      className={id.startsWith("vid_") ? "goods tall" : "goods"}
      href={`/s/${id}`}
      target="_blank"
      rel="noreferrer"
    >
      {card?.image_url ? <img src={card.image_url} alt="" loading="lazy" /> : <span className="blank" />}
      <div>
        <strong>{card?.title || id}</strong>
        <span className="quiet">{about}</span>
      </div>
    </a>
  );
}
