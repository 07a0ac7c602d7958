// What tells how much a search box found, and whether it is read out when that changes. Nothing for a field that is no such box.
(b, el, p) => {
  const SEARCHES = /\b(zoek\w*|filter\w*|search|find|trefwoord\w*|recherche\w*|chercher|suche\w*)\b/i;
  if (el.getAttribute("role") === "combobox" || !(el.type === "search" || el.getAttribute("role") === "searchbox" || SEARCHES.test(`${b.ownName(el)} ${el.placeholder}`))) return null;
  const FOUND = /(resulta(at|ten)|treffers?|gevonden|results?|found|match(es)?|hits|résultats?|trouvée?s?|ergebnis(se)?|gefunden)/i;
  const SIGNS = /tekens?|characters?|caractères?|zeichen|letters|€|\d[:.]\d\d/i;
  const LIVE = "[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off]), output";
  // Short texts with a number, each by the element that holds it whole: «<strong>12</strong> resultaten».
  const told = () => {
    const found = new Map(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), seen = 0; node && seen < 5000; node = walker.nextNode(), seen++) {
      if (!/\d/.test(node.nodeValue) && !(FOUND.test(node.nodeValue) && node.nodeValue.length < 80)) continue;
      let at = node.parentElement;
      if (!at || at.closest("script, style, option, textarea, button, a, time, td")) continue;
      while (/^(strong|b|em|i|span|mark)$/.test(at.localName) && at.parentElement.textContent.length < 100 && !at.matches(LIVE)) at = at.parentElement;
      const text = b.fold(at.innerText, 200);
      if (text.length < 100 && !SIGNS.test(text) && (FOUND.test(text) || /^\d+ \p{L}{3}[\p{L} ’'-]{0,40}$/u.test(text)) && p.seen(at)) found.set(at, text);
    }
    return found;
  };
  const spoken = () => b.all(LIVE).map((one) => b.fold(one.textContent));
  const before = told(), heard = spoken();
  const look = async () => {
    await b.pause(600, { least: 20 });
    const after = told(), held = [...after].find(([at, text]) => before.has(at) && before.get(at) !== text);
    // Written anew in the same place, or there now and not before.
    const old = new Set(before.values()), fresh = held || [...after].find(([at, text]) => !before.has(at) && !old.has(text) && FOUND.test(text) && !at.contains(el));
    if (!fresh) return null;
    const [at, text] = fresh, now = spoken();
    const live = Boolean(b.closest(at, LIVE)) || now.some((one, index) => one && one !== heard[index]);
    return { element: b.element(at, text), told: live, sure: Boolean(held) || [...before.keys()].some((one) => !one.isConnected) };
  };
  return { look };
}
