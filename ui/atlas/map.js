// The districts as one drawing: outlines are fetched once, a change of figure only regroups them by class.
//
// One path per class keeps the document at some twenty nodes however many places there are; strokes and points do not
// scale with the view, and what lies under the pointer is found by geometry. Words arrive escaped by textContent.

const NS = 'http://www.w3.org/2000/svg';
const CLOSEST = 24;
const ENLARGED = 2;
const REACH = 9; // Pixels within which a point is meant rather than the district behind it.

const fetched = (window.immosiebOutlines ??= new Map());
const outlinesAt = address => {
  if (!fetched.has(address)) fetched.set(address, fetch(address).then(answer => answer.json()));
  return fetched.get(address);
};

const element = (name, attributes, parent) => {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  parent?.append(made);
  return made;
};
const dots = points => points.map(([x, y]) => `M${x} ${y}h0`).join('');

class Atlas {
  constructor(box) {
    this.box = box;
    this.svg = element('svg', { role: 'img', preserveAspectRatio: 'xMidYMid meet' }, box);
    const hatch = element('pattern', { id: 'atlas-hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
      element('defs', {}, this.svg));
    this.hatch = hatch;
    element('path', { d: 'M-1 7L7-1M-1 1L1-1M5 7L7 5', class: 'hatching' }, hatch);
    this.layer = Object.fromEntries(['fills', 'states', 'under', 'chosen', 'marks'].map(
      name => [name, element('g', { class: name }, this.svg)]));
    this.tip = document.createElement('div');
    this.tip.className = 'tip';
    this.tip.setAttribute('aria-hidden', 'true');
    this.tip.hidden = true;
    box.append(this.tip);
    listen(this);
  }

  async show(data, select) {
    this.select = select;
    const before = this.data;
    this.data = data;
    const outlines = await outlinesAt(data.outlines);
    if (this.data !== data) return;
    if (this.outlines !== outlines) {
      const { width, height, districts } = outlines;
      this.outlines = outlines;
      this.ids = Object.keys(districts).sort(); // A key without a leading zero would otherwise come first.
      this.paths = this.ids.map(id => districts[id]);
      this.shapes = new Shapes(this.paths);
      this.whole = { x: 0, y: 0, width, height };
      this.unit = height / 640;
      this.layer.states.replaceChildren();
      element('path', { d: outlines.states }, this.layer.states);
      this.look(this.whole);
    }
    this.svg.setAttribute('aria-label', data.label);
    if (!before || before.classes !== data.classes || before.tones.join() !== data.tones.join()) this.paint();
    this.mark();
    this.box.dataset.shown = data.figure;
  }

  paint() {
    const { classes, tones } = this.data;
    const groups = new Map([['none', []], ['out', []]]);
    for (const tone of tones) groups.set(tone, []);
    this.paths.forEach((path, index) => {
      const sign = classes[index];
      groups.get(sign === '-' ? 'none' : sign === 'x' ? 'out' : tones[sign]).push(path);
    });
    const paths = [...groups].filter(([, shapes]) => shapes.length).map(
      ([tone, shapes]) => element('path', { class: tone, d: shapes.join('') }));
    this.layer.fills.replaceChildren(...paths);
  }

  mark() {
    const { chosen, asked, listings, tones } = this.data;
    const points = this.points();
    const { districts, points: anchors } = this.outlines;
    const outlined = chosen.filter(id => districts[id]).map(id => element('path', { d: districts[id] }));
    this.layer.chosen.replaceChildren(...outlined);
    this.layer.under.replaceChildren();
    const anchored = asked.map(index => anchors[this.ids[index]]);
    const rings = [...anchored, ...points.map(point => [point.x, point.y])];
    const made = [
      element('path', { class: 'ring', d: dots(rings) }),
      element('path', { class: 'asked', d: dots(anchored) }),
    ];
    tones.forEach((tone, index) => {
      const own = points.filter(point => point.tone === index);
      if (own.length) made.push(element('path', { class: `town ${tone}`, d: dots(own.map(p => [p.x, p.y])) }));
    });
    const here = points.filter(point => chosen.includes(point.key));
    if (here.length) made.unshift(element('path', { class: 'here', d: dots(here.map(p => [p.x, p.y])) }));
    if (listings.length) {
      const places = listings.map(listing => [listing.x, listing.y]);
      made.push(element('path', { class: 'mine rim', d: dots(places) }), element('path', { class: 'mine', d: dots(places) }));
    }
    this.layer.marks.replaceChildren(...made);
  }

  // Towns of a district that has the figure itself have room only where the map is enlarged.
  points() {
    const near = this.view.width * ENLARGED < this.whole.width;
    return this.data.points.filter(point => near || !point.detail || this.data.chosen.includes(point.key));
  }

  look(view) {
    const { width, height } = this.whole;
    const scale = Math.min(1, Math.max(1 / CLOSEST, view.width / width));
    const w = width * scale, h = height * scale;
    const x = Math.min(width - w, Math.max(0, view.x)), y = Math.min(height - h, Math.max(0, view.y));
    this.view = { x, y, width: w, height: h };
    this.svg.setAttribute('viewBox', `${x} ${y} ${w} ${h}`);
    this.hatch.setAttribute('patternTransform', `scale(${this.unit * scale})`);
    this.box.classList.toggle('near', scale < 0.999);
    const detailed = w * ENLARGED < width;
    if (detailed !== this.detailed && this.data) { this.detailed = detailed; this.mark(); }
    this.box.querySelectorAll('button[data-zoom="out"], button[data-zoom="all"]').forEach(
      button => { button.disabled = scale > 0.999; });
    this.tip.hidden = true;
  }

  // Enlarge by a factor so that this point of the drawing stays where it is on the screen.
  zoom(factor, at) {
    const { x, y, width, height } = this.view;
    const limited = Math.min(this.whole.width, Math.max(this.whole.width / CLOSEST, width / factor)) / width;
    const centre = at ?? { x: x + width / 2, y: y + height / 2 };
    this.look({
      x: centre.x - (centre.x - x) * limited, y: centre.y - (centre.y - y) * limited,
      width: width * limited, height: height * limited,
    });
  }

  place(event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
  }

  // What lies there: a listing, a town with a figure of its own, or a district.
  find(event) {
    const at = this.place(event), reach = REACH / this.svg.getScreenCTM().a;
    const near = points => points
      .map(point => ({ point, far: Math.hypot(point.x - at.x, point.y - at.y) }))
      .filter(({ far }) => far < reach).sort((a, b) => a.far - b.far)[0]?.point;
    const point = near(this.data.listings) ?? near(this.points());
    const { notes } = this.data;
    if (point) return { ...point, note: notes[point.note] };
    const index = this.shapes.at(at);
    if (index < 0) return null;
    const key = this.ids[index], value = this.data.values.split('\n')[index], note = this.data.note.split(' ')[index];
    return { key, name: this.outlines.names[this.data.language][key], value, note: notes[note], path: this.paths[index] };
  }

  say(event) {
    if (!this.view) return null;
    const found = this.find(event);
    this.layer.under.replaceChildren();
    this.tip.hidden = !found;
    if (!found) return null;
    if (found.path) element('path', { d: found.path }, this.layer.under);
    this.tip.replaceChildren(...[['b', found.name], ['span', found.value], ['small', found.note]]
      .filter(([, words]) => words).map(([tag, words]) => {
        const line = document.createElement(tag);
        line.textContent = words;
        return line;
      }));
    const frame = this.box.getBoundingClientRect(), { width, height } = this.tip.getBoundingClientRect();
    const left = Math.min(Math.max(0, event.clientX - frame.left + 14), frame.width - width);
    const above = event.clientY - frame.top - height - 14;
    this.tip.style.transform = `translate(${left}px, ${above < 0 ? event.clientY - frame.top + 18 : above}px)`;
    return found;
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector('.atlas-map');
  if (!box.atlas) {
    box.atlas = new Atlas(box);
    const bar = document.createElement('p');
    bar.className = 'zoom';
    for (const [zoom, words] of Object.entries(data.buttons)) {
      const button = document.createElement('button');
      Object.assign(button, { type: 'button', className: 'act', textContent: words });
      button.dataset.zoom = zoom;
      button.disabled = zoom !== 'in';
      bar.append(button);
    }
    box.append(bar);
  }
  box.atlas.show(data, id => setTriggerValue('chosen', id));
}
