// Shared by all gatherers and put into every frame before them. Reads the page, never changes it.
(() => {
  if (window.__barometer) return;
  const TEXT = 2000, SNIPPET = 300;
  const TEMPLATE_ROLES = ["banner", "navigation", "contentinfo", "complementary", "search"];
  const SECTIONS = "article, section, main, aside, nav, [role=article], [role=region], [role=main]";

  const fold = (text, limit = TEXT) => (text || "").replace(/[\u00ad\u200b\u2060\ufeff]/g, "").replace(/\s+/g, " ").trim().slice(0, limit);
  const parent = (el) => el.assignedSlot || el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const closest = (el, selector) => {
    for (let at = el; at; at = parent(at)) if (at.matches(selector)) return at;
    return null;
  };
  // Outer HTML cut at SNIPPET; a large element is written child by child, so that a long page is not serialised for each of its elements.
  const written = (el, room) => {
    if (el.getElementsByTagName("*").length < 20 && el.textContent.length < 4000) return el.outerHTML;
    let text = el.cloneNode(false).outerHTML.replace(/<\/[^>]*>$/, "");
    for (const child of el.childNodes) {
      if (text.length > room) break;
      text += child.nodeType === Node.ELEMENT_NODE ? written(child, room - text.length) : child.nodeType === Node.TEXT_NODE ? child.nodeValue.slice(0, room) : "";
    }
    return text;
  };
  const snippet = (el) => {
    const line = written(el, 2 * SNIPPET).replace(/\s+/g, " ").trim();
    return line.length > SNIPPET ? line.slice(0, SNIPPET - 1) + "…" : line;
  };

  const shadows = () => {
    const found = [], open = [document];
    while (open.length) {
      for (const el of open.pop().querySelectorAll("*")) {
        if (el.shadowRoot && !el.shadowRoot.mode.startsWith("closed")) { found.push(el.shadowRoot); open.push(el.shadowRoot); }
      }
    }
    return found;
  };
  const all = (selector) => [document, ...shadows()].flatMap((root) => [...root.querySelectorAll(selector)]);

  const hasBox = (el) => [...el.getClientRects()].some((box) => box.width > 0 && box.height > 0);
  const visible = (el) => {
    const style = getComputedStyle(el);
    if (style.display === "contents") return [...el.children].some(visible);
    if (!el.checkVisibility({ visibilityProperty: true }) || closest(el, "[inert]")) return false;
    // An inline element may have an empty box of its own around a child that has one.
    return hasBox(el) || (style.display.startsWith("inline") && [...el.children].some(visible));
  };
  const screenReaderOnly = (el, style = getComputedStyle(el)) => {
    if (style.position !== "absolute" && style.position !== "fixed" && style.overflow === "visible") return false;
    if (/^rect\((0px,? ?|1px,? ?|auto,? ?){4}\)$/.test(style.clip) || /inset\((50|100)%/.test(style.clipPath)) return true;
    const box = el.getBoundingClientRect();
    return box.width <= 1.5 && box.height <= 1.5 && style.overflow !== "visible";
  };
  const hiddenFromAssistive = (el) => Boolean(closest(el, "[aria-hidden=true], [inert]"));

  // Selectors: one count of ids and tags over the document and its open shadow roots, so that each selector needs no search.
  let census = null;
  const countAll = () => {
    const ids = new Map(), tags = new Map(), marks = new Map();
    const add = (map, key) => map.set(key, (map.get(key) || 0) + 1);
    for (const el of all("*")) {
      if (el.id) add(ids, el.id);
      add(tags, el.localName);
      for (const mark of attributesOf(el)) add(marks, mark);
    }
    return { ids, tags, marks };
  };
  const remember = new Map();
  const stable = (id) => id && id.length <= 40 && !/\d{4,}|[0-9a-f]{8}|^[:«]|^(ember|react|radix|mui|yui|ext)[-_:]?\w*\d|\s/i.test(id);
  const quoted = (value) => `"${value.replace(/["\\]/g, "\\$&")}"`;
  const attributesOf = (el) => {
    const names = { a: ["href"], area: ["href"], input: ["name"], select: ["name"], textarea: ["name"], button: ["name"],
                    img: ["src"], iframe: ["src", "title"], form: ["name", "action"] }[el.localName] || [];
    return names.map((name) => [name, el.getAttribute(name)])
      .filter(([, value]) => value && value.length <= 80 && !/^(#|javascript:|data:|blob:)|[\n\r]/.test(value) && !/\d{8}/.test(value))
      .map(([name, value]) => `${el.localName}[${name}=${quoted(value)}]`);
  };
  const anchor = (el) => {
    if (stable(el.id) && census.ids.get(el.id) === 1) return "#" + CSS.escape(el.id);
    if (["html", "body", "main", "header", "footer", "nav", "form", "aside"].includes(el.localName) && census.tags.get(el.localName) === 1) return el.localName;
    return attributesOf(el).find((mark) => census.marks.get(mark) === 1) || "";
  };
  const steps = new Map(); // children of one parent → their steps, made together
  const step = (el) => {
    const tag = CSS.escape(el.localName);
    if (!el.parentNode) return tag;
    let known = steps.get(el.parentNode);
    if (!known?.has(el)) {
      const counts = new Map(), numbers = new Map();
      for (const child of el.parentNode.children) {
        counts.set(child.localName, (counts.get(child.localName) || 0) + 1);
        numbers.set(child, counts.get(child.localName));
      }
      known = new Map([...numbers].map(([child, number]) => [child, counts.get(child.localName) > 1 ? `:nth-of-type(${number})` : ""]));
      steps.set(el.parentNode, known);
    }
    return tag + known.get(el);
  };
  // " >> " steps into an open shadow root, as Playwright writes it.
  const selector = (el) => {
    census ||= countAll();
    const way = [];
    for (let at = el; at; at = at.parentElement) {
      const fixed = anchor(at);
      if (fixed) return [fixed, ...way].join(" > ");
      way.unshift(step(at));
      if (!at.parentElement && at.getRootNode() instanceof ShadowRoot) {
        return `${selector(at.getRootNode().host)} >> :scope > ${way.join(" > ")}`;
      }
    }
    return way.join(" > ");
  };

  let mains = null;
  const place = (el) => {
    mains ??= all("main, [role=main]").some((main) => visible(main));
    for (let at = el; at; at = parent(at)) {
      const role = (at.getAttribute("role") || "").trim().split(/\s+/)[0];
      if (at.localName === "nav" || role === "navigation") return "template";
      if (at.localName === "main" || role === "main") return "main";
      if (mains) continue;
      if (TEMPLATE_ROLES.includes(role) || (!role && (at.localName === "aside" || at.localName === "search"))) return "template";
      if (!role && (at.localName === "header" || at.localName === "footer") && !closest(parent(at) || at, SECTIONS)) return "template";
    }
    return mains ? "template" : "main";
  };

  const visibleText = (el, limit = TEXT) => {
    let text = el.innerText;
    if (el.shadowRoot) text = [...el.shadowRoot.children].map((child) => child.innerText || "").join(" ") + " " + text;
    return fold(text, limit);
  };
  const byIds = (el, name) => (el.getAttribute(name) || "").split(/\s+/).filter(Boolean).map((id) => el.getRootNode().getElementById?.(id)).filter(Boolean);
  const ownName = (el) => {
    const referred = byIds(el, "aria-labelledby").map((other) => other.textContent).join(" ");
    const labels = [...(el.labels || [])].map((label) => label.textContent).join(" ");
    const buttonValue = el.localName === "input" && /^(submit|button|reset)$/.test(el.type) ? el.value || { submit: "Submit", reset: "Reset" }[el.type] : "";
    const inside = el.matches("input, select, textarea") ? "" : visibleText(el) || [...el.querySelectorAll("img[alt], [aria-label]")].map((n) => n.alt || n.ariaLabel).join(" ");
    return fold(referred) || fold(el.getAttribute("aria-label")) || fold(labels) || fold(buttonValue) || fold(el.alt) || fold(inside) || fold(el.title) || fold(el.placeholder);
  };
  // The accessible name as axe computes it; by our own short rules where axe is not there or fails on an element.
  const named = (work) => {
    const axe = window.__barometerAxe;
    let ready = false;
    const setUp = () => {
      try { axe.setup(document.documentElement); } catch { axe.teardown(); axe.setup(document.documentElement); }
      ready = true;
    };
    const name = (el) => {
      if (!axe) return ownName(el);
      try { if (!ready) setUp(); return fold(axe.commons.text.accessibleText(el)); } catch { return ownName(el); }
    };
    try { return work(name); } finally { if (ready) axe.teardown(); }
  };

  // The neighbourhood: the nearest ancestors with their classes, which a template repeats on every page.
  const around = (el) => {
    const way = [];
    for (let at = parent(el); at && way.length < 3 && at.localName !== "body" && at.localName !== "html"; at = parent(at)) {
      const role = at.getAttribute("role"), names = (at.getAttribute("class") || "").slice(0, 100).split(/\s+/).filter(Boolean);
      way.push([at.localName + (role ? `[${role.slice(0, 20)}]` : ""), ...names].join("."));
    }
    return way.join(" < ");
  };
  const element = (el, text = visibleText(el)) => {
    if (!remember.has(el)) remember.set(el, { selector: selector(el), snippet: snippet(el), place: place(el), around: around(el) });
    return { ...remember.get(el), text };
  };
  const language = (el) => {
    const marked = closest(el, "[lang], [xml\\:lang]");
    return marked ? (marked.getAttribute("lang") ?? marked.getAttribute("xml:lang") ?? "").trim() : "";
  };
  const capped = (list, limit) => ({ list: list.slice(0, limit), capped: list.length > limit });
  const pick = (elements, fits, limit) => {
    const list = [];
    for (const el of elements) {
      if (!fits(el)) continue;
      if (list.length === limit) return { list, capped: true };
      list.push(el);
    }
    return { list, capped: false };
  };

  // Waits so many milliseconds, and no longer than needed where ``watch_timers`` sees that nothing is on its way. A script that measures
  // sizes is given the time only when sizes changed: ``sizes``.
  const pause = async (milliseconds, { least = 0, sizes = false } = {}) => {
    const timers = window.__barometerTimers, later = timers?.later || setTimeout, end = performance.now() + milliseconds;
    const wait = (time) => new Promise((done) => later(done, time));
    if (!timers || timers.talks) return wait(milliseconds);
    if (sizes) {
      const measures = timers.measures || [window, document.body].some((one) => one?.onresize);
      return measures ? wait(milliseconds) : undefined;
    }
    await wait(least);
    const goesOn = () => timers.pending() || performance.now() - timers.drawn < 60 || performance.now() - timers.asked < 300;
    while (performance.now() < end && goesOn()) await wait(10);
  };

  // What the window is like, asked without looking as if the page had asked.
  const media = (query) => (window.__barometerTimers?.media || matchMedia)(query).matches;

  // One text instead of many values: the browser, the driver and Python need a fraction of the time for it. Where the page has put
  // something in its way, the value itself, as ``{ value }``.
  const pack = (value) => {
    const odd = [Object, Array, String, Number, Boolean].some((one) => one.prototype.toJSON) || !/\[native code\]/.test(Function.prototype.toString.call(JSON.stringify));
    return odd ? { value } : JSON.stringify(value, (_, one) => (one === undefined ? null : one)) ?? "null";
  };

  // Stays the same on another page of the same template: what a control is, not where it stands.
  const key = (el) => [place(el), el.localName, el.getAttribute("role") || "", el.type || "", el.className?.toString().slice(0, 80) || "", stable(el.id) ? el.id : "",
                       fold(el.getAttribute("onclick"), 80), fold(el.textContent, 40), el.getElementsByTagName("*").length].join("|");

  const tools = { fold, parent, closest, snippet, shadows, all, visible, hasBox, screenReaderOnly, hiddenFromAssistive, selector, place, visibleText,
                  named, ownName, byIds, element, key, language, capped, pick, media, pause, pack, heard: new WeakMap(), fresh: () => { census = null; mains = null; steps.clear(); remember.clear(); return tools; } };
  Object.defineProperty(window, "__barometer", { value: tools, configurable: true });
})();
