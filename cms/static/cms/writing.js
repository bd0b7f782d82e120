// Saves the draft by its own form every so often. Without this file the buttons save, and nothing else is missing.
(function () {
  "use strict";

  const EVERY = 20000; // ms
  const form = document.querySelector("[data-autosave]");
  if (!form || !window.fetch || !window.FormData) return;
  const status = form.querySelector("[data-saved]");
  let address = window.location.href;
  let saved = words();
  let isBusy = false;

  function words() {
    const said = [];
    new FormData(form).forEach((value, name) => {
      if (name !== "seen" && typeof value === "string") said.push(`${name}=${value}`);
    });
    return said.join("\n");
  }

  function kept(answer, sent) {
    if (!answer.saved) return;
    saved = sent;
    form.querySelector("[name=seen]").value = answer.seen || "";
    status.textContent = answer.saved;
    if (answer.url !== window.location.pathname) window.history.replaceState(null, "", answer.url);
    address = answer.url;
    form.setAttribute("action", answer.url);
  }

  function save() {
    const sent = words();
    if (isBusy || sent === saved || document.hidden) return;
    const data = new FormData(form);
    data.set("action", "auto");
    isBusy = true;
    fetch(address, { method: "POST", body: data, credentials: "same-origin" })
      .then((response) => (response.ok ? response.json() : {}))
      .then((answer) => kept(answer, sent))
      .catch(() => { status.textContent = ""; })
      .then(() => { isBusy = false; });
  }

  status.textContent = form.dataset.savedByItself;
  window.setInterval(save, EVERY);
}());
