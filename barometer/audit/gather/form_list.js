// The forms of this document that may be tried: what they ask, where they go, and the text of the page before anything is sent.
(b, { limit }) => {
  const RISKY = /betaal|betalen|verwijder|schrap|uitschrijv|annuleer|stop(zetten)?\b|delete|remove|unsubscribe|cancel|pay\b|payer|supprimer|annuler|désinscri/i;
  const ticked = (el) => el.matches("input[type=checkbox], input[type=radio]");
  const fieldsOf = (form) => [...form.elements].filter((el) => el.matches("input, select, textarea") && !el.disabled && b.visible(el.labels?.[0] || el)
    && !/^(hidden|submit|button|reset|image)$/.test(el.type));
  const senders = (form) => [...form.elements].filter((el) => /^(submit|image)$/.test(el.type) && !el.disabled && b.visible(el));
  const label = (el) => b.fold([...(el.labels || [])].map((one) => one.innerText).join(" ") || el.getAttribute("aria-label") || el.placeholder || "", 120);
  const look = (el) => { const s = getComputedStyle(el); return [s.borderColor, s.borderWidth, s.outlineStyle, s.backgroundColor, s.boxShadow, s.color].join("|"); };
  const refusal = (form, fields, buttons) => {
    if (!fields.length || !buttons.length) return "nothing to send";
    const asks = fields.length === 1 && (fields[0].type === "search" || /^(q|s|query|search|zoek\w*|trefwoord|recherche|keys?)$/i.test(fields[0].name)
      || buttons.some((el) => /^\W*(zoek|search|recherche|suche)/i.test(el.innerText || el.value)));
    if (b.closest(form, "[role=search], search") || asks) return "search";
    if (fields.some((el) => el.type === "password")) return "sign-in";
    if (buttons.some((el) => RISKY.test(`${el.innerText} ${el.value} ${el.getAttribute("aria-label") || ""}`))) return "risky";
    try { if (new URL(form.getAttribute("action") || "", document.baseURI).origin !== location.origin) return "other site"; } catch { return "other site"; }
    return "";
  };
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && lines.length < limit; node = walker.nextNode()) {
    const text = b.fold(node.nodeValue, 300);
    if (text && node.parentElement && b.visible(node.parentElement)) lines.push(text);
  }
  const forms = [...document.forms].filter((form) => b.visible(form)).slice(0, 20).map((form) => {
    const fields = fieldsOf(form), buttons = senders(form);
    return {
      element: b.element(form, ""), refusal: refusal(form, fields, buttons), button: buttons.length ? b.selector(buttons[0]) : "",
      required: fields.filter((el) => el.required || el.getAttribute("aria-required") === "true" || /\*/.test(label(el))).length,
      fields: fields.slice(0, 200).map((el) => ({ element: b.element(el, label(el)), type: el.type, ticked: ticked(el), look: look(el), label: label(el) })),
    };
  });
  return { forms, lines };
}
