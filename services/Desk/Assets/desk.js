// What a page cannot do without a script: be up to date by itself, and count down. Nothing here is needed to work.
"use strict";

const live = document.body.dataset.live;

// A fragment that somebody is typing in is left alone until they are done.
const isBusy = fragment =>
  fragment.contains(document.activeElement) && document.activeElement.matches("input, select, textarea") || fragment.querySelector("details.do[open]") || document.body.classList.contains("dragging");

let wanted = false;

async function refresh() {
  const fragments = [...document.querySelectorAll("[data-fragment]")];
  if (fragments.some(isBusy)) { wanted = true; return; }
  wanted = false;
  const answer = await fetch(location.pathname + location.search.replace(/[?&]done=[^&]*/, ""), { headers: { Accept: "text/html" } });
  if (answer.redirected) { location.reload(); return; }
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const fragment of fragments) {
    const fresh = page.getElementById(fragment.id);
    if (!fresh || isBusy(fragment)) continue;
    const focused = fragment.contains(document.activeElement) && document.activeElement.getAttribute("href");
    fragment.replaceWith(fresh);
    if (focused) fresh.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }
  document.body.dataset.now = page.body.dataset.now;
  loadedAt = performance.now();
  drawn();
}

let loadedAt = performance.now();

function count() {
  if (document.body.dataset.still) return;
  const now = Date.parse(document.body.dataset.now) + performance.now() - loadedAt;
  for (const each of document.querySelectorAll("[data-until]")) {
    const seconds = Math.round((Date.parse(each.dataset.until) - now) / 1000);
    const minutes = Math.floor(Math.abs(seconds) / 60), rest = String(Math.abs(seconds) % 60).padStart(2, "0");
    each.textContent = seconds >= 0 ? `${minutes}:${rest} left` : `${minutes}:${rest} over`;
  }
}

function drawn() { document.dispatchEvent(new Event("drawn")); }

if (live) {
  let first = true, timer;
  const source = new EventSource(live);
  // Several events that come together are one look.
  source.onmessage = () => { if (first) { first = false; return; } clearTimeout(timer); timer = setTimeout(refresh, 100); };
  source.onopen = () => document.body.classList.remove("stale");
  source.onerror = () => { first = false; document.body.classList.add("stale"); };
  document.addEventListener("focusout", () => { if (wanted) setTimeout(refresh, 200); });
  document.addEventListener("toggle", () => { if (wanted) refresh(); }, true);
  setInterval(refresh, 60000);
  addEventListener("pagehide", () => source.close());
}
setInterval(count, 1000);
