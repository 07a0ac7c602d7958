// What a press made the page say. ``before`` and ``after`` are asked around it; ``p`` are the tools of provoke.js.
(b, p) => {
  const LIVE = "[role=status], [role=alert], [role=log], [role=progressbar], [role=marquee], output, [aria-live]";
  const NO_TEXT = "script, style, noscript, template, option, select, textarea, title, [contenteditable]:not([contenteditable=false])";
  const INLINE = /^(strong|b|em|i|span|mark|small|a|bdi|time|data|u)$/;
  // Words with which a page tells what became of something, in Dutch, English, French and German.
  const TELLS = new RegExp("(?<!\\p{L})(" + [
    "added|saved|copied|sent|updated|removed|deleted|applied|loading|please wait|success(ful(ly)?)?|thank you|failed|in your (basket|cart|bag|list)|subscribed|booked|reserved|uploaded|placed",
    "no (results|matches)|results?|match(es)?|found|hits|items?|products?|basket|cart",
    "toegevoegd|bewaard|opgeslagen|gekopieerd|verzonden|verstuurd|bijgewerkt|aangepast|verwijderd|even geduld|wordt geladen|laden|gelukt|mislukt|bedankt|gereserveerd|ingeschreven|geplaatst|winkel(mand(je)?|wagen(tje)?)|mandje",
    "resulta(at|ten)|treffers?|gevonden|artikels?|artikelen|producten",
    "ajoutée?s?|enregistrée?s?|sauvegardée?s?|copiée?s?|envoyée?s?|mis(es?)? à jour|supprimée?s?|retirée?s?|chargement|veuillez patienter|réussie?|échoué|merci|dans (votre|ton) panier|inscrite?s?|réservée?s?",
    "résultats?|trouvée?s?|articles?|produits?|panier",
    "hinzugefügt|gespeichert|kopiert|gesendet|aktualisiert|gelöscht|entfernt|geladen|bitte warten|erfolgreich|fehlgeschlagen|danke|warenkorb|ergebnis(se)?|treffer|gefunden",
  ].join("|") + ")(?!\\p{L})", "iu");
  // Of those, the ones that only tell something together with a number.
  const COUNTED = /(?<!\p{L})(results?|match(es)?|found|hits|items?|products?|basket|cart|mandje|winkel\p{L}+|resulta(at|ten)|treffers?|gevonden|artikel(s|en)?|producten|résultats?|trouvée?s?|articles?|produits?|panier|warenkorb|ergebnis(se)?|gefunden)(?!\p{L})/giu;
  const NONE = /(?<!\p{L})(no|geen|aucune?|keine?|in (your|je|uw|het)|dans (votre|ton)|nothing|niets)(?!\p{L})/iu;
  const tells = (text) => TELLS.test(text.replace(COUNTED, "")) || (TELLS.test(text) && (/\d/.test(text) || NONE.test(text)));
  const read = (at) => {
    const way = (at.getAttribute("aria-live") || "").trim().toLowerCase();
    return !b.hiddenFromAssistive(at) && (way ? way !== "off" : !at.matches("[aria-live='']:not([role]):not(output)"));
  };
  const regions = () => new Map(b.all(LIVE).filter(read).map((one) => [one, b.fold(one.textContent)]));
  // Each text by the element that holds it whole: «Basket: <strong>2</strong> products».
  const texts = () => {
    const found = new Set();
    let seen = 0;
    for (const root of [document.body, ...b.shadows()]) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node && seen < 5000; node = walker.nextNode(), seen++) {
        let at = node.parentElement;
        if (!at || found.has(at) || !node.nodeValue.trim() || at.closest(NO_TEXT)) continue;
        while (INLINE.test(at.localName) && !at.matches(LIVE) && at.parentElement && at.parentElement.textContent.length < 160) at = at.parentElement;
        found.add(at);
      }
    }
    return new Map([...found].map((el) => [el, b.fold(el.textContent, 300)]));
  };
  const before = () => {
    const had = texts();
    const shown = new Set([...had].filter(([el]) => p.memory.seen.has(el)).map(([, text]) => text));
    return { had, shown, regions: regions(), all: new WeakSet(b.all("body *")) };
  };
  // ``el`` was pressed; ``instead`` says that something else went away.
  const after = (el, was, instead) => {
    const now = p.active();
    if (now !== null && now !== el && !p.holds(el, now)) return null; // the focus went to what it says, perhaps
    const heard = [...regions()].find(([at, text]) => text && was.regions.get(at) !== text);
    const fresh = [...texts()].filter(([at, text]) => text.length > 1 && (was.had.get(at) !== text || !p.memory.seen.has(at)) && !was.shown.has(text) &&
      !p.holds(el, at) && !at.contains(el) && p.seen(at));
    const described = (at) => b.byIds(el, "aria-describedby").some((one) => one.contains(at));
    const short = fresh.filter(([at, text]) => text.length <= 160 && at.querySelectorAll("a[href], button, input").length <= 2 && !described(at) && !b.closest(at, "[role=dialog], dialog, td, th"));
    const held = ([at]) => was.had.has(at) && p.memory.seen.has(at) && was.had.get(at) !== "";
    const empty = ([at]) => was.all.has(at) && !was.had.get(at);
    const sure = short.filter((one) => tells(one[1]) && fresh.length <= 3 && (held(one) ? one[1].length <= 80 : !instead || empty(one))).sort((one, other) => empty(other) - empty(one) || other[1].length - one[1].length)[0];
    if (heard) return { element: b.element((sure || heard)[0], (sure || heard)[1]), told: true, sure: true };
    const unsure = fresh.length === 1 && !instead && short.find(empty);
    const chosen = sure || unsure;
    return chosen ? { element: b.element(chosen[0], chosen[1]), told: false, sure: Boolean(sure) } : null;
  };
  return { before, after };
}
