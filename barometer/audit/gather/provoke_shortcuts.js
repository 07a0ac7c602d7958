// Single letters, digits and signs that do something wherever the focus is: pressed one by one on the body, twice when something happened.
async (b) => {
  const p = b.provoke(b), watch = window.__barometerWatch;
  const listens = [window, document, document.documentElement, document.body].some((one) => p.own(one, "keydown", "keypress", "keyup"));
  if (!listens) return { keys: [], told: false, listens: false };
  const press = async (key) => {
    const code = /[a-z]/.test(key) ? `Key${key.toUpperCase()}` : /\d/.test(key) ? `Digit${key}` : "";
    const number = /[a-z0-9]/.test(key) ? key.toUpperCase().charCodeAt(0) : key.charCodeAt(0);
    document.activeElement?.blur?.();
    watch.take();
    const y = scrollY;
    let stopped = false;
    for (const type of ["keydown", "keypress", "keyup"]) {
      const event = new KeyboardEvent(type, { key, code, keyCode: number, which: number, bubbles: true, cancelable: true, composed: true });
      document.body.dispatchEvent(event);
      stopped ||= event.defaultPrevented;
    }
    await Promise.resolve();
    const after = watch.take();
    const did = after.events.length > 0 || after.changes > 0 || p.active() !== null || scrollY !== y;
    return { did, stopped };
  };
  const effect = ({ did, stopped }) => did || stopped;
  // A page that reacts to any key at all (to notice that a keyboard is used, say) has no shortcuts by that.
  await press("F8");
  if (effect(await press("F8"))) return { keys: [], told: false, listens: true };
  const keys = [];
  for (const key of "abcdefghijklmnopqrstuvwxyz0123456789/?.,;+-*[]!") if (effect(await press(key)) && effect(await press(key))) keys.push(key);
  document.activeElement?.blur?.();
  // A switch whose label is about a key lets people turn that key off.
  const switched = b.all("input[type=checkbox], [role=checkbox], [role=switch]").some((one) => b.visible(one.labels?.[0] || one) && !one.disabled && /\b(keys?|press|letters?|toets(en)?|druk(ken)?|touches?|lettres?|appuye[rz])\b/i.test(b.ownName(one)));
  const told = switched || /sneltoets|toetsencombinatie|andere toets|toets (wijzigen|kiezen|veranderen)|(change|remap|choose|assign|other|modifier) (the |a |another )?keys?\b|remap|\bkey for\b|\btoets voor\b|touche pour|changer (de |la )?touche|shortcut|hotkey|access ?key|raccourci|tastenk[üu]rzel/i.test(document.body.innerText + " " + b.all("[title], [aria-label]").map((one) => `${one.title} ${one.ariaLabel}`).join(" "));
  return { keys: keys.length > 25 ? [] : keys, told, listens: true };
}
