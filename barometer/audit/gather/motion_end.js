// What moved, sounded, counted down or went away by itself since motion_start.js.
(b) => {
  const watch = window.__barometerMotion, timers = window.__barometerTimers, MOST = 50;
  const PAUSE = /pau[sz]|\bstop|\bstil|halt|bevries|arr[eê]t|suspend|freeze|animati|beweging|mouvement|\bplay|afspelen|\blecture\b|demp|\bhide\b|verberg|masquer|\bmute|muet|geluid|sound|volume|couper/i;
  const EXTEND = /meer tijd|verleng|aangemeld blijven|more time|extend|stay (signed|logged) in|continue session|prolong|plus de temps|rester connect|geen tijdslimiet/i;
  const CAROUSEL = "[aria-roledescription=carousel i], [class*=carousel i], [class*=slider i], [class*=slideshow i], [class*=swiper i], [class*=slick i], [class*=splide i], [class*=ticker i]";
  const MESSAGE = "[role=alert], [role=status], [role=log], [class*=toast i], [class*=snackbar i]";
  const BUSY = /spin(ner)?\b|spinner|loader|loading|laden|progress|skeleton|shimmer|placeholder/i;
  const SESSION = /\b(sessie|session)\b.{0,60}\b(verloopt|verlopen|vervalt|sluit|expire|expires|expired|time[sd]? out|expire(ra)?|fermée)\b|\b(afgemeld|uitgelogd|logged out|signed out|déconnecté\w*)\b.{0,60}\b\d+\s*(min|sec)|\b\d+\s*(minuten|minutes|seconden|seconds|secondes)\b.{0,40}\b(om|de tijd|to complete|left|resterend\w*|restante?s?|over)\b.{0,60}\b(formulier|aanvraag|form|application|formulaire|demande|sessie|session)\b/i;
  const LEAVES = /location\s*(\.\s*(href|assign|replace|reload)|=)|\.submit\s*\(|window\.open|history\.(back|go)|logout|log_out|signout|afmelden/i;
  const THROWS = /\.reset\s*\(|(inner|outer)HTML\s*=|\.replace(With|Children)\s*\(|\.remove\s*\(\s*\)|\.value\s*=\s*(''|"")/i;
  watch.stop();
  delete window.__barometerMotion;
  const final = watch.look(), after = watch.middle ?? final, before = watch.before, ended = performance.now();
  const nameOf = (el) => [el.getAttribute("aria-label"), el.innerText, el.title, el.value, typeof el.className === "string" ? el.className : ""].join(" ");
  const buttons = b.all("button, [role=button], input[type=button], input[type=checkbox], [role=switch], a[role=button]").slice(0, 500).filter(b.visible).map((el) => ({ el, name: nameOf(el) }));
  const pauses = buttons.filter(({ name }) => PAUSE.test(name));
  const control = (el) => {
    if (!pauses.length) return "";
    let at = b.parent(el);
    for (let i = 0; i < 4 && at && at !== document.body && at.localName !== "main"; i++, at = b.parent(at)) if (pauses.some((one) => at.contains(one.el))) return "near";
    return "somewhere";
  };
  const busy = (el) => Boolean(b.closest(el, "[role=progressbar], [aria-busy=true], progress")) || BUSY.test([el, b.parent(el)].map((one) => one && `${one.getAttribute("class") || ""} ${one.id}`).join(" "));
  const row = (el, kind, more) => {
    const box = el.getBoundingClientRect();
    return { element: b.element(el, b.visibleText(el, 200)), kind, width: Math.round(box.width), height: Math.round(box.height), control: control(el), busy: busy(el), seconds: null, moves: true, flashes: 0, ...more };
  };

  // Animations of style sheets and scripts.
  const colour = b.colour(), moving = [], vanished = [];
  const MOVES = /^(transform|translate|rotate|scale|left|top|right|bottom|margin|width|height|inset|opacity|visibility|display|background(Position|Size)|backgroundPosition|clipPath|offset|strokeDash|d$|cx|cy|r$|x$|y$)/;
  const level = (frame) => {
    if (frame.visibility) return frame.visibility === "visible" ? 1 : 0;
    if (frame.opacity !== undefined && frame.opacity !== "") return Number(frame.opacity);
    const c = colour.read(frame.backgroundColor || frame.color || "");
    return c ? colour.light(c) * (c.a < 0.1 ? 0 : 1) : null;
  };
  // How red a frame is, and whether that red is saturated (https://www.w3.org/TR/WCAG22/#dfn-general-flash-and-red-flash-thresholds).
  const redness = (frame) => {
    const c = colour.read(frame.backgroundColor || frame.color || "");
    return c && c.a > 0.1 ? { much: Math.max(0, ((c.r - c.g - c.b) * 320) / 255), full: c.r / (c.r + c.g + c.b || 1) >= 0.8 } : { much: 0, full: false };
  };
  const flashesOf = (frames, timing, seconds) => {
    const levels = frames.map((frame) => ({ light: level(frame), red: redness(frame) })).filter(({ light }) => light !== null && !Number.isNaN(light));
    if (levels.length < 2 || !(seconds > 0)) return 0;
    const cycle = /alternate/.test(timing.direction) ? levels : [...levels, levels[0]];
    let turns = 0;
    for (let i = 1; i < cycle.length; i++) {
      const one = cycle[i], last = cycle[i - 1];
      if (Math.abs(one.light - last.light) >= 0.25 || ((one.red.full || last.red.full) && Math.abs(one.red.much - last.red.much) > 20)) turns += 1;
    }
    return turns / 2 / seconds;
  };
  // What moved for a few seconds and is over, as far as it lit up.
  for (const one of timers?.flashed || []) {
    const seconds = one.timing.endTime / 1000, flashes = flashesOf(one.frames, one.timing, one.timing.duration / 1000);
    const runs = one.el.getAnimations?.().some((other) => other.playState === "running");
    if (flashes && !runs && one.el.isConnected && b.hasBox(one.el)) moving.push(row(one.el, "animation", { seconds, flashes }));
  }
  const animations = new Set([document, ...b.shadows()].flatMap((root) => root.getAnimations?.() || []));
  for (const animation of [...animations].slice(0, 300)) {
    const effect = animation.effect, el = effect?.target;
    // A message that has faded away already still holds its last frame.
    const faded = animation.playState === "finished" && Boolean(el && b.closest(el, MESSAGE));
    if (!el || (animation.playState !== "running" && !faded) || !(animation.timeline instanceof DocumentTimeline) || !b.hasBox(el)) continue;
    const timing = effect.getComputedTiming(), frames = effect.getKeyframes(), seconds = timing.endTime / 1000;
    const changed = Object.keys(frames[0] || {}).filter((name) => !/^(offset|computedOffset|easing|composite)$/.test(name) && new Set(frames.map((frame) => frame[name])).size > 1);
    if (!changed.length || (changed.length === 1 && changed[0] === "opacity" && Math.max(...frames.map((f) => +f.opacity)) - Math.min(...frames.map((f) => +f.opacity)) < 0.2)) continue;
    const last = frames.at(-1);
    if (seconds <= 20 && /forwards|both/.test(timing.fill) && (last.opacity === "0" || last.visibility === "hidden" || last.display === "none") && b.visibleText(el).split(" ").length >= 3) {
      vanished.push(el);
      continue;
    }
    if (faded) continue;
    moving.push(row(el, "animation", { seconds: Number.isFinite(seconds) ? seconds : null, moves: changed.some((name) => MOVES.test(name)), flashes: flashesOf(frames, timing, timing.duration / 1000) }));
  }

  // Videos that play without being asked, and what sounds.
  const sounds = [];
  for (const el of b.all("video, audio")) {
    const parts = /#t=([\d.]*)(?:,([\d.]+))?/.exec(el.currentSrc || ""), duration = Number.isFinite(el.duration) ? el.duration : null;
    const seconds = duration === null ? null : Math.max(0, Math.min(parts?.[2] ? +parts[2] : duration, duration) - (parts?.[1] ? +parts[1] : 0));
    const shown = b.visible(el), starts = el.autoplay || (!el.paused && !el.ended);
    if (!starts || (!el.currentSrc && !el.src && !el.querySelector("source"))) continue;
    const own = el.controls && shown ? "near" : control(el);
    if (!el.muted && el.volume > 0) {
      const bytes = el.webkitAudioDecodedByteCount, silent = el.localName === "video" && el.readyState >= 2 && bytes === 0;
      sounds.push({ element: b.element(el, ""), kind: el.localName, seconds, audible: bytes > 0 ? true : silent && !el.paused ? false : el.localName === "audio" && duration ? true : null, loop: el.loop, control: own });
    }
    if (el.localName === "video" && shown && !el.paused && el.readyState >= 2) moving.push(row(el, "video", { seconds: el.loop ? null : seconds, control: own }));
  }

  // Text and pictures that changed by themselves.
  const near = (x, y) => x.left < y.left + y.width && y.left < x.left + x.width && x.top < y.top + y.height && y.top < x.top + x.height;
  const times = (el) => {
    const all = [];
    for (const [other, seen] of watch.touched) if (el.contains(other) || other.contains(el) || other.parentElement === el.parentElement) if (other !== document.body && other !== document.documentElement) all.push(...seen.times);
    return all.sort((x, y) => x - y).filter((at, i, list) => !i || at - list[i - 1] > 150).length;
  };
  const came = [...after.texts].filter(([el, one]) => before.texts.get(el)?.text !== one.text);
  const gone = [...before.texts].filter(([el, one]) => after.texts.get(el)?.text !== one.text);
  const animated = new Set([...animations].map((one) => one.effect?.target).filter(Boolean));
  const clocks = [], told = new Set(), again = (timers?.started || []).some((one) => one.repeats && !one.cleared && one.delay <= 10000);
  // More than once, or once with a timer that goes on: -1 for the latter, null for a text that only came late.
  const LATE = /laden|loading|chargement|even geduld|please wait|patientez|\u2026$|\.\.\.$/i;
  const ends = (timers?.started || []).some((one) => { try { return /clear(Interval|Timeout)/.test(String(one.code).slice(0, 2000)); } catch { return false; } });
  const pace = (el) => (!ends && times(el) > 1 || (again && b.closest(el, CAROUSEL)) ? null : again ? -1 : undefined);
  // What holds both, as long as that is not the page or a large part of it.
  const common = (el, other) => {
    if (el === other || !el.isConnected) return other;
    let at = el;
    while (at && !at.contains(other)) at = b.parent(at);
    return !at || at === document.body || at === document.documentElement || at.localName === "main" ? other : at;
  };
  const seconds = (text) => { const clock = /(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(text); if (clock) return clock[3] ? +clock[1] * 3600 + +clock[2] * 60 + +clock[3] : +clock[1] * 60 + +clock[2]; const n = /\d+/.exec(text); return n ? +n[0] : null; };
  const shownAgain = (one) => [...final.texts].some(([el, seen]) => el === one.el || seen.text === one.text);
  for (const [el, one] of gone) {
    const instead = after.texts.has(el) ? [el, after.texts.get(el)] : came.find(([next, seen]) => next !== el && near(seen.box, one.box)), other = instead?.[1];
    if (!other) {
      if (!final.texts.has(el) && ![...animated].some((holder) => holder.contains(el)) && one.text.split(" ").length >= 3 && !busy(el) && !LATE.test(one.text) && before.texts.size > 1) vanished.push({ el, text: one.text, message: one.message });
      continue;
    }
    const skeleton = (text) => text.replace(/\d+/g, "#").replace(/\s/g, "");
    const from = seconds(one.text), to = seconds(other.text);
    if (skeleton(one.text) === skeleton(other.text) && from !== null && to !== null) {
      if (to < from && from - to < 30) clocks.push({ element: b.element(el, other.text), kind: "countdown", seconds: to, started: true });
      else if (pace(el) !== undefined) moving.push(row(el, "text", { seconds: pace(el) }));
    } else if (!LATE.test(one.text) && pace(el) !== undefined) {
      const holder = common(el, instead[0]);
      if (!told.has(holder) && b.visible(holder)) { told.add(holder); moving.push(row(holder, "text", { seconds: pace(el) })); }
    }
  }
  for (const one of timers?.gone || []) {
    if (one.among > 1 && !shownAgain(one) && one.text.split(" ").length >= 3 && !LATE.test(one.text) && !busy(one.el)) vanished.push({ el: one.el, text: one.text, message: one.message });
  }
  let slides = 0;
  for (const [el, one] of before.pictures) {
    const next = after.pictures.get(el) || { shown: false };
    if (!one.shown || slides > 5 || !el.isConnected || [...animated].some((other) => other.contains(el))) continue;
    const swapped = next.shown && next.src !== one.src && one.src, shifted = next.shown && Math.abs(next.box.left - one.box.left) > 40;
    const hidden = !next.shown && [...after.pictures].some(([other, seen]) => other !== el && seen.shown && !before.pictures.get(other)?.shown && near(seen.box, one.box));
    if (!swapped && !shifted && !hidden) continue;
    slides += 1;
    const holder = b.visible(el) ? el : el.parentElement;
    if (!told.has(holder.parentElement) && pace(el) !== undefined) { told.add(holder.parentElement); moving.push(row(holder, "slides", { seconds: pace(el) })); }
  }
  // A script that switches something on and off at the beat of a timer.
  const beats = (timers?.started || []).filter((one) => one.repeats && !one.cleared && one.delay >= 250 && one.delay <= 3000);
  for (const [el, seen] of watch.touched) {
    const gaps = seen.times.slice(1).map((at, i) => at - seen.times[i]), values = [...seen.values];
    const switched = values.length === 2 && values.every((value) => /^(style|hidden)=/.test(value)) && /opacity|visib|display|hidden|color/.test(values.join(" "));
    if (!switched || !gaps.length || !el.isConnected || busy(el) || !beats.some((beat) => gaps.every((gap) => Math.abs(gap - beat.delay) < 150))) continue;
    if (!moving.some((one) => one.kind === "blink")) moving.push(row(el, "blink", {}));
  }
  // A script that switches a style to and fro, faster than the eye can bear.
  for (const [el, seen] of watch.touched) {
    const length = (ended - watch.started) / 1000;
    if (length < 0.5 || seen.changes < 5 || seen.values.size < 2 || seen.values.size > 4 || !el.isConnected || !b.visible(el)) continue;
    moving.push(row(el, "flicker", { flashes: seen.changes / 2 / length }));
  }

  // Limits of time.
  for (const one of timers?.started || []) {
    if (one.cleared || clocks.length > 10 || one.delay < 2000 || one.delay > 72000000) continue;
    let code = "";
    try { code = String(one.code).slice(0, 2000); } catch { continue; }
    if (!one.repeats && one.delay >= 20000 && THROWS.test(code) && !LEAVES.test(code)) clocks.push({ element: null, kind: "late", seconds: one.delay / 1000, started: true });
    if (LEAVES.test(code)) clocks.push({ element: null, kind: "timer", seconds: one.delay / 1000, started: !one.repeats && !/\bif\s*\(|\?/.test(code) });
  }
  const words = [...after.texts].find(([el, one]) => SESSION.test(one.text) && one.text.length < 600);
  if (words) clocks.push({ element: b.element(words[0], words[1].text), kind: "words", seconds: null, started: false });

  // Images that may be animated; their bytes are read elsewhere.
  const images = b.all("img").filter((el) => b.visible(el) && el.currentSrc && /^data:image\/(gif|webp|apng|png)|\.(gif|webp|a?png)([?#]|$)|^https?:(?!.*\.(jpe?g|svg|avif))/i.test(el.currentSrc))
    .map((el) => ({ ...row(el, "picture", {}), src: el.currentSrc.slice(0, 3_000_000) })).filter((one) => one.width * one.height >= 900).sort((x, y) => y.width * y.height - x.width * x.height).slice(0, 40);
  if (performance.getEntriesByType("resource").some((entry) => /\.(gif|webp)([?#]|$)/i.test(entry.name) && entry.initiatorType === "css")) {
    for (const el of b.all("body, body *").slice(0, 4000)) {
      const url = /url\("(https?:[^"]+\.(?:gif|webp)[^"]*)"\)/i.exec(getComputedStyle(el).backgroundImage);
      if (url && b.visible(el) && images.length < 50) images.push({ ...row(el, "picture", {}), src: url[1] });
    }
  }
  // Words that ask to shake or tilt the device.
  const SHAKE = /\b(schud|kantel|draai en schud|shake|tilt|secoue[rz]?|inclinez|penchez)\b/i;
  const shaken = [...after.texts].find(([, one]) => one.text.length < 300 && SHAKE.test(one.text));
  let beside = false;
  for (let at = shaken?.[0], i = 0; at && i < 3 && at !== document.body && at.localName !== "main" && at.textContent.length < 4 * shaken[1].text.length + 100; i++, at = b.parent(at)) beside ||= [...at.querySelectorAll("button, [role=button], input")].some(b.visible);
  // In the same part of the page, a few blocks away: perhaps what does the same, or switches it off.
  let elsewhere = false;
  for (const way of ["previousElementSibling", "nextElementSibling"])
    for (let at = shaken?.[0][way], i = 0; at && i < 3; at = at[way], i++) elsewhere ||= !beside && [at, ...at.querySelectorAll("*")].some((el) => el.matches("button, select, input") && !el.form && b.visible(el));
  const running = (timers?.started || []).filter((one) => !one.cleared && one.delay >= 1000).length;
  const isMessage = (el) => Boolean(el && b.closest(el, MESSAGE));
  const messages = b.all(MESSAGE).filter((el) => b.visible(el) && b.fold(el.textContent).split(" ").length >= 3).length;
  const gonePlaces = vanished.map((one) => one.el ? { message: one.message, ...one } : { el: one, text: b.visibleText(one), message: isMessage(one) });
  const placed = ({ el, text }) => el.isConnected ? b.element(el, text) : { selector: "", snippet: "", place: "main", text };
  return { moving: moving.slice(0, MOST), sounds: sounds.slice(0, MOST), clocks: clocks.slice(0, MOST), images, extend: buttons.some(({ name }) => EXTEND.test(name)), timers: running, messages,
           shake: shaken ? b.element(shaken[0], shaken[1].text) : null, beside, elsewhere, vanished: gonePlaces.slice(0, MOST).map((one) => ({ element: placed(one), message: one.message })) };
}
