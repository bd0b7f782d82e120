// What would a reader stumble over on this page? Returns faults by kind; a kind without faults is left out.
() => {
  const root = document.documentElement;
  const faults = {};
  const fault = (kind, what) => (faults[kind] = faults[kind] || []).push(what);
  const shown = (element) => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    return style.visibility !== 'hidden' && style.display !== 'none' && box.width > 0 && box.height > 0;
  };
  const name = (element) => {
    const words = (element.innerText || element.getAttribute('aria-label') || element.name || '').trim().slice(0, 40);
    return `${element.tagName.toLowerCase()}.${String(element.className.baseVal ?? element.className)} ${words}`;
  };
  const scrolls = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(one).overflowX)) return true;
    }
    return false;
  };
  const sideways = (kind) => {
    if (root.scrollWidth <= root.clientWidth) return;
    fault(kind, `${root.scrollWidth} > ${root.clientWidth}`);
    for (const element of document.querySelectorAll('body *')) {
      if (element.getBoundingClientRect().right > root.clientWidth + 1 && shown(element) && !scrolls(element)) {
        fault(kind, name(element));
        if (faults[kind].length > 4) return;
      }
    }
  };

  sideways('sideways scroll');

  if (document.querySelectorAll('h1').length !== 1) fault('headings', `${document.querySelectorAll('h1').length} h1`);
  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) fault('headings', `h${next} after h${level}: ${heading.innerText.trim().slice(0, 40)}`);
    level = next;
  }
  if (!root.lang) fault('language', 'none');
  if (!document.title.trim()) fault('title', 'none');
  if (!document.querySelector('main')?.innerText.trim()) fault('main', 'empty');

  const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
    .filter((element) => element.tabIndex >= 0 && !element.disabled && element.type !== 'hidden');
  const skip = stops[0];
  if (!skip?.hash || !document.querySelector(skip.hash)) fault('skip link', skip ? name(skip) : 'none');

  // A link inside a sentence is as high as its line (WCAG 2.5.8 excepts it); boxes are pressed by their labels.
  const inSentence = (element) => getComputedStyle(element).display === 'inline'
    && [...element.parentElement.childNodes].some((node) => node.nodeType === 3 && node.data.trim().length > 1);
  const boxes = (element) => [element, ...(element.labels || [])].map((one) => one.getBoundingClientRect());
  for (const element of stops.filter(shown)) {
    // Places on a map stand in the list beside it too (WCAG 2.5.8: an equivalent control).
    if (element === skip || element.closest('svg') || inSentence(element)) continue;
    const wide = Math.max(...boxes(element).map((box) => box.width));
    const high = Math.max(...boxes(element).map((box) => box.height));
    if (wide < 24 || high < 23.5) fault('target', `${name(element)}: ${wide.toFixed(1)} x ${high.toFixed(1)}`);
  }

  // Text as far apart as a reader may set it (WCAG 1.4.12).
  const clipped = () => new Set([...document.querySelectorAll('body *')].filter((element) => {
    const style = getComputedStyle(element);
    const hides = (way) => ['hidden', 'clip'].includes(way);
    const tall = hides(style.overflowY) && element.scrollHeight > element.clientHeight + 2;
    const wide = hides(style.overflowX) && element.scrollWidth > element.clientWidth + 2;
    return shown(element) && element.clientHeight > 2 && element.clientWidth > 2 && element.innerText && (tall || wide);
  }));
  const before = clipped();
  const spacing = new CSSStyleSheet();
  spacing.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }'
    + ' p { margin-block-end: 2em !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, spacing];
  sideways('sideways scroll when text is spaced');
  for (const element of clipped()) if (!before.has(element)) fault('clipped when text is spaced', name(element));
  for (const element of before) fault('clipped', name(element));
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== spacing);
  return faults;
}
