import { api, type KeptImage } from "@guang/api";
import { Icon, toast } from "@guang/ui";
import { type ChangeEvent, useState } from "react";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import styles from "./Pictures.module.css";

export type Kept = Pick<KeptImage, "id" | "url">;
export const MOST_PICTURES = 9;

export interface PictureFieldProps {
  label: string;
  value: readonly Kept[];
  onChange: (next: Kept[]) => void;
}

/** Pictures of one's own, uploaded as they are chosen. */
export function PictureField({ label, value, onChange }: PictureFieldProps) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const add = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])].slice(0, MOST_PICTURES - value.length);
    event.target.value = "";
    setBusy(true);
    let kept = [...value];
    for (const file of files) {
      try {
        const { id, url } = await api.pictures.keep(file);
        kept = [...kept.filter((one) => one.id !== id), { id, url }];
        onChange(kept);
      } catch (error) {
        toast(sayProblem(error, t));
      }
    }
    setBusy(false);
  };
  return (
    <div>
      <p className={styles.label}>{label}</p>
      <div className={styles.row}>
        {value.map((one, at) => (
          <span key={one.id} className={styles.one}>
            <img src={one.url} alt={t("pictures.nth", { n: at + 1 })} />
            <button
              type="button"
              className={styles.drop}
              aria-label={t("pictures.drop", { n: at + 1 })}
              onClick={() => onChange(value.filter((other) => other.id !== one.id))}
            >
              <span>
                <Icon name="close" size={14} />
              </span>
            </button>
          </span>
        ))}
        {value.length < MOST_PICTURES && (
          <label className={styles.add} aria-busy={busy}>
            <input
              type="file"
              accept="image/jpeg,image/png,image/webp"
              multiple
              disabled={busy}
              onChange={(event) => void add(event)}
            />
            {busy ? (
              <span className="g-spinner" role="status" aria-label={t("pictures.busy")} />
            ) : (
              <>
                <Icon name="plus" />
                <span>
                  {t("pictures.add")} <span className="g-tabular">{`${value.length}/${MOST_PICTURES}`}</span>
                </span>
              </>
            )}
          </label>
        )}
      </div>
    </div>
  );
}

/** Pictures somebody showed; each opens large. */
export function PictureRow({ pictures }: { pictures: readonly { url: string }[] }) {
  const t = useTexts();
  if (pictures.length === 0) return null;
  return (
    <div className={styles.row}>
      {pictures.map((one, at) => (
        <a key={one.url} href={one.url} target="_blank" rel="noreferrer" className={styles.see}>
          <img src={one.url} alt={t("pictures.nth", { n: at + 1 })} loading="lazy" />
        </a>
      ))}
    </div>
  );
}
