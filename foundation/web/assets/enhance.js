// Makes what works without it smoother: says that a form is on its way, keeps drafts, warns before leaving.
// It swaps no page and holds no state; every link and form does the same without it.
(() => {
  "use strict";
  const status = () => document.querySelector(".notices");

  // A form is sent once, however often the button is pressed.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    if (form.method === "post") {
      form.dataset.sent = "1";
      setTimeout(() => delete form.dataset.sent, 8000);
    }
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

  // A summary of what is wrong takes the focus, so that it is read first.
  const wrong = document.querySelector(".problem[role=alert]");
  if (wrong) wrong.focus();

  // Drafts: a form with data-autosave posts itself to that address a moment after the last key.
  document.querySelectorAll("form[data-autosave]").forEach((form) => {
    let timer, changed = false;
    const save = async () => {
      changed = false;
      const answer = await fetch(form.dataset.autosave, {
        method: "POST", body: new URLSearchParams(new FormData(form)), headers: { accept: "application/json" },
      }).catch(() => null);
      const place = form.querySelector("[data-saved]");
      if (!place) return;
      const told = answer && await answer.json().catch(() => null);
      place.textContent = told && (told.saved || told.title) || place.dataset.failed || "";
      if (told && told.revision !== undefined) {
        const revision = form.querySelector("[name=draft_revision]");
        if (revision) revision.value = told.revision;
      }
      if (!answer || !answer.ok) changed = true;
    };
    form.addEventListener("input", () => { changed = true; clearTimeout(timer); timer = setTimeout(save, 1500); });
    form.addEventListener("submit", () => { changed = false; clearTimeout(timer); });
    addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  });

  // Questions whose form has data-live answer at once; without the script their button does it.
  document.querySelectorAll("form[data-live]").forEach((form) => {
    form.addEventListener("change", () => form.requestSubmit());
  });

  // Copy buttons appear only where copying works.
  document.querySelectorAll("[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      if (status()) status().textContent = button.dataset.copied || "";
    });
  });
})();
