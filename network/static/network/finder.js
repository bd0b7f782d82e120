// Which place could the reader mean? Suggestions while typing, and "Use my position" on click. Without this file the form
// works as it is. Written for Chrome 70 and iOS 12.2; nothing is fetched from elsewhere, nothing is kept.
(function () {
  "use strict";

  const WAIT_MS = 200;
  const SHORTEST = 2;
  const POSITION_TIMEOUT_MS = 15000;

  function element(tag, attributes) {
    const made = document.createElement(tag);
    Object.keys(attributes).forEach((name) => made.setAttribute(name, attributes[name]));
    return made;
  }

  // An accessible combobox (ARIA 1.2): the field keeps the focus, the list is only pointed at.
  function combobox(form, input) {
    const list = element("ul", {
      id: "lada-suggestions", class: "lada-suggestions", role: "listbox", "aria-label": form.dataset.suggestionsLabel,
    });
    const status = element("p", { class: "lada-hidden", role: "status" });
    let current = -1;
    let timer = 0;
    let pending = null;

    list.hidden = true;
    input.parentNode.appendChild(list);
    form.appendChild(status);
    [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id],
      ["autocomplete", "off"]].forEach((pair) => input.setAttribute(pair[0], pair[1]));

    function close() {
      list.hidden = true;
      list.textContent = "";
      current = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function choose(option) {
      input.value = option.dataset.value;
      close();
      input.focus();
    }

    function point(index) {
      const options = list.children;
      if (current >= 0) {
        options[current].setAttribute("aria-selected", "false");
      }
      current = (index + options.length) % options.length;
      options[current].setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", options[current].id);
    }

    function show(places) {
      close();
      status.textContent = form.dataset.suggestionsLabel + ": " + places.length;
      places.forEach((place, index) => {
        const option = element("li", { id: "lada-suggestion-" + index, role: "option", "aria-selected": "false" });
        option.dataset.value = place.value;
        option.textContent = place.label;
        list.appendChild(option);
      });
      list.hidden = places.length === 0;
      input.setAttribute("aria-expanded", String(places.length > 0));
    }

    function ask() {
      const typed = input.value.trim();
      if (pending) {
        pending.abort();
      }
      if (typed.length < SHORTEST) {
        close();
        return;
      }
      pending = new AbortController();
      const address = new URL(form.dataset.suggestionsUrl, window.location.href);
      address.searchParams.set("q", typed);
      fetch(address, { signal: pending.signal, headers: { Accept: "application/json" } })
        .then((answer) => (answer.ok ? answer.json() : { places: [] }))
        .then((found) => (document.activeElement === input ? show(found.places) : close()))
        .catch(close);
    }

    input.addEventListener("input", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, WAIT_MS);
    });
    input.addEventListener("blur", () => {
      window.clearTimeout(timer);
      close();
    });
    input.addEventListener("keydown", (event) => {
      if (list.hidden) {
        return;
      }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const step = event.key === "ArrowDown" ? 1 : -1;
        point(current < 0 && step < 0 ? -1 : current + step);
        event.preventDefault();
      } else if (event.key === "Enter" && current >= 0) {
        choose(list.children[current]);
        event.preventDefault();
      } else if (event.key === "Escape") {
        close();
        event.preventDefault();
      }
    });
    // A press must not take the focus from the field, or the list would close before the click arrives.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("li");
      if (option) {
        choose(option);
      }
    });
  }

  // Two decimals are about one kilometre: enough for "near", too little for an address.
  function rounded(degrees) {
    return degrees.toFixed(2);
  }

  function positionButton(form, input) {
    const line = element("p", { class: "lada-search-position" });
    const button = element("button", { type: "button", class: "lada-textbutton" });
    const status = element("span", { role: "status", class: "lada-search-status" });
    button.textContent = form.dataset.positionLabel;
    line.appendChild(button);
    line.appendChild(document.createTextNode(" "));
    line.appendChild(status);
    form.appendChild(line);

    function go(position) {
      // The point that the form kept belongs to the place that was typed before; the need stays.
      form.querySelectorAll('input[type="hidden"]:not([name="need"])').forEach((field) => field.remove());
      [["lat", position.coords.latitude], ["lon", position.coords.longitude]].forEach((pair) => {
        form.appendChild(element("input", { type: "hidden", name: pair[0], value: rounded(pair[1]) }));
      });
      input.disabled = true;
      form.submit();
      input.disabled = false;
    }

    button.addEventListener("click", () => {
      status.textContent = "";
      navigator.geolocation.getCurrentPosition(go, () => {
        status.textContent = form.dataset.positionFailed;
      }, { timeout: POSITION_TIMEOUT_MS, maximumAge: 600000 });
    });
  }

  const form = document.getElementById("lada-finder");
  const input = document.getElementById("lada-place");
  if (form && input) {
    if (form.dataset.suggestionsUrl && "AbortController" in window) {
      combobox(form, input);
    }
    if ("geolocation" in navigator && window.isSecureContext) {
      positionButton(form, input);
    }
  }
}());
