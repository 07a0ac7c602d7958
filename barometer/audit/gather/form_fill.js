// Gives the fields of one form a value with a typical mistake; the values by selector. Marks the document, so that a new one is noticed.
// With ``reset`` the form begins as it was when the page came.
(b, { fields, mistakes, reset = "" }) => {
  if (reset) { document.activeElement?.blur?.(); HTMLFormElement.prototype.reset.call(document.querySelector(reset)); }
  window.__barometerTrial = performance.now();
  const given = {};
  if (!mistakes) return given;
  const MISTAKES = { email: "jan.peeters@", tel: "0", url: "nergens", number: "-1" };
  for (const selector of fields) {
    let el = null;
    try { el = document.querySelector(selector); } catch { continue; }
    if (!el || el.readOnly || !/^(text|email|tel|url|number|textarea)$/.test(el.type)) continue;
    const about = `${el.name} ${el.id} ${[...(el.labels || [])].map((one) => one.textContent).join(" ")}`;
    const value = MISTAKES[el.type] || (/e-?mail/i.test(about) ? MISTAKES.email : /telefoon|gsm|phone|téléphone/i.test(about) ? MISTAKES.tel : "Test");
    const proto = el.localName === "textarea" ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(proto, "value").set.call(el, value);
    el.dispatchEvent(new Event("input", { bubbles: true }));
    el.dispatchEvent(new Event("change", { bubbles: true }));
    given[selector] = value;
  }
  return given;
}
