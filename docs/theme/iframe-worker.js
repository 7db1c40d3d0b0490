/* SPDX-License-Identifier: Apache-2.0
 *
 * Browsers start no worker for a page that was opened from a folder. There, a hidden frame does
 * the worker's task, so that the search works without a server.
 */
class FrameWorker {
  constructor(url) {
    this.ready = new Promise((done, failed) => {
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.addEventListener("load", () => this.begin(frame, url, done, failed), { once: true });
      document.body.append(frame);
      this.frame = frame;
    });
  }

  begin(frame, url, done, failed) {
    const inside = frame.contentWindow;
    inside.postMessage = (said) => {
      const data = structuredClone(said);
      setTimeout(() => this.onmessage?.({ data }));
    };
    const script = inside.document.createElement("script");
    script.src = url;
    script.onload = () => done(inside);
    script.onerror = (event) => failed(this.onerror?.(event));
    inside.document.body.append(script);
  }

  /* As between a page and its worker, each side has a copy: neither sees what the other changes. */
  postMessage(said) {
    const data = structuredClone(said);
    this.ready.then((inside) => inside.onmessage({ data }));
  }

  terminate() {
    this.frame.remove();
  }
}

if (location.protocol === "file:") window.Worker = FrameWorker;
