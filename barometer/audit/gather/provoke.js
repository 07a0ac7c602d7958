// What the scripts share that use a page: who listens, what can be seen, and what appeared since the last look.
(b) => {
  const memory = window.__barometerMemory ||= { seen: new WeakSet(), before: [], tried: [] };
  const heard = (el) => b.heard.get(el) || new Set();
  const own = (el, ...kinds) => kinds.some((kind) => heard(el).has(kind));
  // The element, or anything around it up to the window.
  const around = (el, ...kinds) => {
    for (let at = el; at; at = b.parent(at)) if (own(at, ...kinds)) return true;
    return own(document, ...kinds) || own(window, ...kinds);
  };
  const active = () => { let el = document.activeElement; while (el?.shadowRoot?.activeElement) el = el.shadowRoot.activeElement; return el === document.body || el === document.documentElement ? null : el; };
  const holds = (outer, el) => { for (let at = el; at; at = b.parent(at)) if (at === outer) return true; return false; };
  // ``ways`` remembers what is asked about what stands around, while many elements are looked at in one go.
  const seen = (el, ways = new Map()) => {
    if (!el.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const box = el.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || box.right <= 0 || box.bottom + scrollY <= 0 || box.left >= innerWidth) return false;
    for (let at = el; at && at !== document.body; at = b.parent(at)) {
      let way = ways.get(at);
      if (!way) {
        const how = getComputedStyle(at), cuts = how.overflow !== "visible";
        way = { clipped: how.clipPath !== "none" && /inset\((50|100)%/.test(how.clipPath), cuts, placed: how.position !== "static", rect: cuts ? at.getBoundingClientRect() : null };
        ways.set(at, way);
      }
      if (way.clipped) return false;
      if (!way.cuts || at === el) continue;
      if (way.rect.width < 2 || way.rect.height < 2) return false;
      if (way.placed && (box.left >= way.rect.right || box.top >= way.rect.bottom || box.right <= way.rect.left || box.bottom <= way.rect.top)) return false;
    }
    return true;
  };
  const everything = () => b.all("body *").filter((el) => !el.matches("script, style, br, option, head *, svg *")).slice(0, 6000);
  const remember = () => { const ways = new Map(); memory.before = everything().filter((el) => seen(el, ways)); memory.seen = new WeakSet(memory.before); };
  // Text that could be seen when we last remembered and cannot any more, outside this element.
  const vanished = (el) => {
    const ways = new Map(), spoken = (one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue.trim().length > 1);
    return memory.before.some((one) => spoken(one) && !holds(el, one) && (!one.isConnected || !seen(one, ways)));
  };
  // Outermost elements that can be seen now and could not when we last remembered.
  const appeared = () => {
    const ways = new Map(), fresh = everything().filter((el) => !memory.seen.has(el) && seen(el, ways));
    const set = new Set(fresh);
    return fresh.filter((el) => { for (let at = b.parent(el); at; at = b.parent(at)) if (set.has(at)) return false; return true; });
  };
  const FOCUSABLE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]:not([contenteditable=false])";
  const focusable = (el) => el.matches(FOCUSABLE) && el.tabIndex >= 0 && !el.disabled && !b.closest(el, "[inert]");
  const submits = (el) => (el.matches("input[type=submit], input[type=image]") || (el.localName === "button" && el.type === "submit")) && Boolean(el.form);
  const HARM = /verwijder|wis\b|delete|remove|supprim|lösch|afmeld|uitlog|log ?out|sign ?out|déconn|betaal|\bpay|payer|bestel|order now|koop|bevestig|confirm|verzend|verstuur|send|envoyer|print|afdruk|imprim|download|bel\b|call\b/i;
  const harmless = (el) => !submits(el) && !HARM.test(b.ownName(el)) && !el.matches("[formaction], [aria-disabled=true], [disabled]");
  const pause = (milliseconds) => new Promise((done) => (window.__barometerTimers?.later || setTimeout)(done, milliseconds));
  const at = (index) => memory.tried[index];
  // What the eye sees of an element: its text and pictures, and what a style sheet gives it, its parts and what is drawn before and after it.
  const DRAWN = ("display visibility opacity color backgroundColor backgroundImage backgroundPosition borderTopColor borderTopWidth borderBottomColor borderBottomWidth borderLeftColor " +
    "borderLeftWidth boxShadow outlineColor outlineStyle outlineWidth fontWeight fontStyle textDecorationLine textDecorationColor transform translate left right top content filter clipPath maskImage fill stroke").split(" ");
  const drawn = (el, side) => { const how = getComputedStyle(el, side); return DRAWN.map((name) => how[name]); };
  const look = (el) => [el.textContent.slice(0, 300), [...el.querySelectorAll("img, use")].map((one) => one.getAttribute("src") || one.getAttribute("href")).join(" "),
    ...[el, ...[...el.querySelectorAll("*")].slice(0, 8)].flatMap((one) => [undefined, "::before", "::after"].flatMap((side) => drawn(one, side)))];
  // The name that its author gave a part of the page that cannot be named by its content.
  const given = (el) => b.fold(b.byIds(el, "aria-labelledby").map((one) => b.ownName(one) || b.fold(one.textContent)).join(" ")) || b.fold(el.getAttribute("aria-label")) || b.fold(el.title);
  return { look, given, memory, own, around, active, holds, seen, everything, remember, appeared, vanished, focusable, submits, harmless, pause, at };
}
