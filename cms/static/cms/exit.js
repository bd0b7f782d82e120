// Leaves at once: blanks and replaces the page, and any page with an exit that "back" finds.
(function () {
  "use strict";
  var link = document.getElementById("quick-exit"), presses = 0, last = 0;

  function memory(verb, value) {
    try { return sessionStorage[verb]("left", value); } catch (refused) { return null; }
  }

  function leave() {
    document.documentElement.style.display = "none";
    document.title = "";
    memory("setItem", 1);
    location.replace(link.href);
  }

  link.addEventListener("click", function (event) { event.preventDefault(); leave(); });
  addEventListener("keydown", function (event) {
    if (event.repeat) return;
    presses = event.key === "Shift" ? (event.timeStamp - last < 1500 ? presses + 1 : 1) : 0;
    last = event.timeStamp;
    if (presses === 3) leave();
  });
  addEventListener("pageshow", function (event) {
    if (!memory("getItem")) return;
    if (event.persisted || performance.navigation.type === 2) leave(); else memory("removeItem");
  });
})();
