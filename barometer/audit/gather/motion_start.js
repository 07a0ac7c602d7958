// What could move or end by itself, and how long it is worth to wait for it. Begins to watch; motion_end.js ends it.
(b, { limit }) => {
  const now = performance.now(), timers = window.__barometerTimers;
  const CAROUSEL = "[aria-roledescription=carousel i], [class*=carousel i], [class*=slider i], [class*=slideshow i], [class*=swiper i], [class*=slick i], [class*=splide i], [class*=ticker i]";
  const MESSAGE = "[role=alert], [role=status], [role=log], [class*=toast i], [class*=snackbar i], [class*=notif i], [class*=flash i], [class*=melding i], [class*=message i], [class*=alert i]";
  const CLOCK = /\b\d{1,2}:\d{2}\b|\b\d+\s*(s|sec\w*|min\w*)\b/i;
  const MARKED = "[role=alert], [role=status], [role=log], [class*=toast i], [class*=snackbar i]";
  const BIG = 120 * 60;
  const boxOf = (el) => { const box = el.getBoundingClientRect(); return { left: box.left + scrollX, top: box.top + scrollY, width: box.width, height: box.height }; };
  // Text and large images as they are now: what, where and whether it can be seen.
  const look = () => {
    const { runs } = b.runs(b, limit), texts = new Map(), pictures = new Map();
    for (const run of runs) if (run.el.checkVisibility({ opacityProperty: true })) texts.set(run.el, { text: texts.has(run.el) ? texts.get(run.el).text + " " + run.text : run.text, box: boxOf(run.el), message: Boolean(b.closest(run.el, MARKED)) });
    for (const el of b.all("img")) {
      const box = boxOf(el);
      if (box.width * box.height >= BIG) pictures.set(el, { src: el.currentSrc, box, shown: el.checkVisibility({ opacityProperty: true, visibilityProperty: true }) });
    }
    return { texts, pictures };
  };
  const touched = new Map();
  const observer = new MutationObserver((records) => {
    const at = performance.now();
    for (const record of records.slice(0, 500)) {
      const el = record.target.nodeType === Node.ELEMENT_NODE ? record.target : record.target.parentElement;
      if (!el || (touched.size > 500 && !touched.has(el))) continue;
      const seen = touched.get(el) || { times: [], values: new Set(), changes: 0 };
      seen.changes += 1;
      if (!seen.times.length || at - seen.times.at(-1) > 150) seen.times.push(at);
      if (record.type === "attributes" && seen.values.size < 8) seen.values.add(record.attributeName + "=" + el.getAttribute(record.attributeName));
      touched.set(el, seen);
    }
  });
  // Something changed once at the beat of a timer that goes on: how long until its next beat, in milliseconds.
  const more = () => {
    watch.middle = look(); // two slides that take turns look the same again after two beats
    const beats = (timers?.started || []).filter((one) => one.repeats && !one.cleared && one.delay >= 500 && one.delay <= 5500);
    const off = (at, one) => Math.abs((((at - one.at) % one.delay) + one.delay / 2) % one.delay - one.delay / 2);
    for (const [el, seen] of touched) {
      if (b.closest(el, CAROUSEL)) continue; // once is enough there
      const beat = seen.times.length === 1 && beats.find((one) => off(seen.times[0], one) < 150);
      if (beat) return Math.max(0, seen.times[0] + beat.delay - performance.now()) + 250;
    }
    return 0;
  };
  const watch = { before: look(), look, boxOf, started: now, touched, more, stop: () => observer.disconnect() };
  Object.defineProperty(window, "__barometerMotion", { value: watch, configurable: true });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  const clock = [...watch.before.texts.values()].some((one) => one.text.length < 200 && CLOCK.test(one.text));
  const message = b.all(MESSAGE).some((el) => b.visible(el) && b.fold(el.textContent));
  const carousel = b.all(CAROUSEL).some(b.visible);
  const hides = (one) => { try { return /remove|hide|hidden|display|visib|opacity|innerHTML|textContent|classList|fade/i.test(String(one.code).slice(0, 2000)); } catch { return false; } };
  let wait = 0;
  if (timers) {
    for (const one of timers.started) {
      if (one.cleared) continue;
      const due = one.at + one.delay - now;
      if (one.repeats && one.delay <= 5500) wait = Math.max(wait, Math.min(carousel || message ? 5500 : 3000, Math.max(1100, (hides(one) ? 3 : 2) * one.delay + 200)));
      else if (!one.repeats && due > 0) wait = Math.max(wait, due < (message || carousel || hides(one) ? 6000 : 3000) ? due + 300 : 0);
    }
    // One short timer after the other, and the next one on its way: something that goes on.
    const lately = timers.short.filter((one) => now - one.at < 1000);
    if (lately.length >= 2 && lately.some((one) => now < one.at + one.delay + 30)) wait = Math.max(wait, 2000);
  } else if ([...document.scripts].some((script) => /setInterval|setTimeout/.test(script.text.slice(0, 100000)))) wait = carousel || message ? 5500 : clock ? 2500 : 3000;
  // A sound that is still on its way says soon how long it is.
  if (b.all("audio[autoplay], video[autoplay]").some((el) => !el.muted && !el.error && el.networkState !== HTMLMediaElement.NETWORK_NO_SOURCE && !(el.webkitAudioDecodedByteCount > 0))) wait = Math.max(wait, 1000);
  return { wait };
}
