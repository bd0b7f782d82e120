// Passkeys: the browser's answer goes into the form. Without JavaScript these forms stay hidden; other ways remain.
(function () {
  "use strict";
  if (!window.PublicKeyCredential || !navigator.credentials || !window.fetch) return;

  function bytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/")), list = new Uint8Array(plain.length), at;
    for (at = 0; at < plain.length; at += 1) list[at] = plain.charCodeAt(at);
    return list;
  }

  function text(buffer) {
    var list = new Uint8Array(buffer), plain = "", at;
    for (at = 0; at < list.length; at += 1) plain += String.fromCharCode(list[at]);
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function known(list) {
    return (list || []).map(function (one) {
      return { type: one.type, id: bytes(one.id), transports: one.transports };
    });
  }

  function asked(options) {
    var key = options.publicKey;
    key.challenge = bytes(key.challenge);
    if (key.user) key.user.id = bytes(key.user.id);
    if (key.allowCredentials) key.allowCredentials = known(key.allowCredentials);
    if (key.excludeCredentials) key.excludeCredentials = known(key.excludeCredentials);
    return { publicKey: key };
  }

  function told(made) {
    var answer = {};
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (name) {
      if (made.response[name]) answer[name] = text(made.response[name]);
    });
    return JSON.stringify({
      id: made.id,
      rawId: text(made.rawId),
      type: made.type,
      response: answer,
      clientExtensionResults: made.getClientExtensionResults()
    });
  }

  function options(form) {
    if (form.dataset.options) return Promise.resolve(JSON.parse(form.dataset.options));
    return fetch(form.action, { method: "POST", credentials: "same-origin", body: new URLSearchParams({
      csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value
    }) }).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll("form[data-passkey]"), function (form) {
    var failed = form.querySelector("[data-passkey-failed]");
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      failed.hidden = true;
      options(form).then(function (found) {
        var verb = form.dataset.passkey === "create" ? "create" : "get";
        return navigator.credentials[verb](asked(found));
      }).then(function (made) {
        form.elements.credential.value = told(made);
        form.submit();
      }).catch(function () { failed.hidden = false; });
    });
  });
  Array.prototype.forEach.call(document.querySelectorAll("[data-passkey-only]"), function (part) {
    part.hidden = false;
  });
})();
