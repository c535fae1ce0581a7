import { Icon } from "@guang/ui";
import { useTexts } from "../texts";
import styles from "./OfflineNote.module.css";
import { useOnline } from "./useOnline";

/** What still works without a network, said while it is gone. */
export function OfflineNote() {
  const t = useTexts();
  const online = useOnline();
  if (online) return null;
  return (
    <div className={styles.note} role="status">
      <Icon name="cloudOff" size={18} />
      {t("offline.note")}
    </div>
  );
}
