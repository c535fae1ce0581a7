import { feedPlace } from "../feed/place";
import { usePlace } from "../state/router";
import { closeTop, useSheets } from "../state/sheets";
import { Guard } from "./Guard";
import styles from "./SheetLayer.module.css";
import { useWide } from "./useWide";

/** Where sheets appear: over the phone's column, beside it on wide screens. */
export function SheetLayer() {
  const sheets = useSheets();
  const wide = useWide();
  const video = feedPlace(usePlace().path) !== null;
  if (sheets.length === 0) return null;
  const dim = !wide && !(video && sheets.some((sheet) => sheet.keepsVideo));
  return (
    <div className={styles.layer} data-dim={dim}>
      {dim && <div className="g-scrim" onClick={closeTop} aria-hidden="true" />}
      {sheets.map((sheet, at) => (
        <div key={sheet.id} className={styles.one}>
          <Guard place={String(sheet.id)}>
            {sheet.render({ close: closeTop, active: at === sheets.length - 1 })}
          </Guard>
        </div>
      ))}
    </div>
  );
}
