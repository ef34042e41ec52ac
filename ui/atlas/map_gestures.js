// What hands do on the map: point, choose, drag where it is enlarged, pinch, turn the wheel, press its buttons.

const listen = map => {
  const { svg, box } = map, down = new Map();
  let dragged = false, apart = 0;
  const spread = () => {
    const [a, b] = [...down.values()];
    return { far: Math.hypot(a.x - b.x, a.y - b.y), clientX: (a.x + b.x) / 2, clientY: (a.y + b.y) / 2 };
  };
  svg.addEventListener('pointerdown', event => {
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    dragged = dragged && down.size > 1;
    if (down.size === 2) { apart = spread().far; dragged = true; }
  });
  svg.addEventListener('pointermove', event => {
    const last = down.get(event.pointerId);
    if (!last) { if (event.pointerType === 'mouse') map.say(event); return; }
    if (down.size === 1 && Math.hypot(event.clientX - last.x, event.clientY - last.y) < (dragged ? 0 : 5)) return;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (down.size === 2) {
      const now = spread();
      map.zoom(now.far / apart, map.place(now));
      apart = now.far;
    } else if (map.box.classList.contains('near')) {
      if (!dragged) svg.setPointerCapture(event.pointerId);
      dragged = true;
      const scale = svg.getScreenCTM().a;
      const { x, y } = map.view;
      map.look({ ...map.view, x: x - (event.clientX - last.x) / scale, y: y - (event.clientY - last.y) / scale });
    }
  });
  for (const end of ['pointerup', 'pointercancel']) svg.addEventListener(end, event => down.delete(event.pointerId));
  svg.addEventListener('pointerleave', event => {
    down.delete(event.pointerId);
    if (event.pointerType !== 'mouse') return;
    map.tip.hidden = true;
    map.layer.under.replaceChildren();
  });
  svg.addEventListener('click', event => {
    if (dragged) { dragged = false; return; }
    const found = map.say(event);
    if (found?.key) map.select(found.key);
  });
  svg.addEventListener('wheel', event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    map.zoom(Math.exp(-event.deltaY / 200), map.place(event));
  }, { passive: false });
  box.addEventListener('click', event => {
    const button = event.target.closest('button[data-zoom]');
    if (!button) return;
    if (button.dataset.zoom === 'all') map.look(map.whole);
    else map.zoom(button.dataset.zoom === 'in' ? 1.6 : 1 / 1.6);
  });
};
