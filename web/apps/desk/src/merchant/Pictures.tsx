import { call } from "@guang/api";
import { Icon } from "@guang/ui";
import { App as Feedback, Upload } from "antd";
import { useState } from "react";
import { trouble, useWords } from "../texts";
import type { Draft } from "./draft";

const MOST = 9;

/** The product's pictures; the first is its face. Uploaded at once, checked by the server by their content. */
export function Pictures({
  images,
  change,
}: {
  images: Draft["images"];
  change: (images: Draft["images"]) => void;
}) {
  const t = useWords();
  const { message } = Feedback.useApp();
  const [busy, setBusy] = useState(false);
  const add = async (file: File) => {
    setBusy(true);
    try {
      const made = await call<{ id: string; url: string }>("POST", "/api/images", {
        body: file,
        headers: { "Content-Type": file.type || "application/octet-stream" },
      });
      change([...images, { id: made.id, url: made.url }].slice(0, MOST));
    } catch (error) {
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="pictures">
      {images.map((image, at) => (
        <figure key={image.id}>
          <img src={image.url} alt={t("product.picture", { n: at + 1 })} />
          <button
            type="button"
            className="remove"
            aria-label={t("product.picture.remove", { n: at + 1 })}
            onClick={() => change(images.filter((one) => one.id !== image.id))}
          >
            <Icon name="close" size={14} />
          </button>
          {at === 0 && <figcaption>{t("product.picture.face")}</figcaption>}
          {at > 0 && (
            <button
              type="button"
              className="first"
              aria-label={t("product.picture.first", { n: at + 1 })}
              title={t("product.picture.first", { n: at + 1 })}
              onClick={() => change([image, ...images.filter((one) => one.id !== image.id)])}
            >
              <Icon name="star" size={14} />
            </button>
          )}
        </figure>
      ))}
      {images.length < MOST && (
        <Upload.Dragger
          accept="image/jpeg,image/png,image/webp"
          multiple
          showUploadList={false}
          disabled={busy}
          beforeUpload={(file) => {
            void add(file);
            return false;
          }}
          className="add"
        >
          <span className="quiet">{busy ? t("uploading") : t("product.picture.add")}</span>
        </Upload.Dragger>
      )}
    </div>
  );
}
