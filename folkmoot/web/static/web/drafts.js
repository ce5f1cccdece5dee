/* Keeps what somebody types into a form, a second after they stop. Without script the button “Keep for later” does. */
const form = document.querySelector("form[data-draft]");
if (form) {
  const says = form.querySelector("[data-kept]");
  const { draft, unkept } = form.dataset;
  let waiting = 0;
  let sending = new AbortController();

  const stop = () => {
    clearTimeout(waiting);
    waiting = 0;
    sending.abort();
  };
  const keep = async () => {
    stop();
    sending = new AbortController();
    const { signal } = sending;
    try {
      const answer = await fetch(draft, { method: "POST", body: new FormData(form), redirect: "error", signal });
      says.textContent = answer.ok || answer.status === 422 ? await answer.text() : unkept;
    } catch {
      if (!signal.aborted) says.textContent = unkept;
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 1000);
  });
  form.addEventListener("submit", stop);
  addEventListener("pagehide", () => {
    if (waiting) navigator.sendBeacon(draft, new FormData(form));
  });
}
