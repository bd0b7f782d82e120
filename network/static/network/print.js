// Shows the buttons that print. Without this file the page says how to print from the browser's own menu.
(function () {
  "use strict";

  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  document.querySelectorAll("[data-print-hint]").forEach((hint) => { hint.hidden = true; });
})();
