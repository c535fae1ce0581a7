import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.GUANG_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  css: { transformer: "lightningcss" },
  build: { target: "es2022", sourcemap: false, chunkSizeWarningLimit: 600, assetsInlineLimit: 0 },
  server: {
    port: 5173,
    proxy: { "/api": server, "/media": server },
  },
});
