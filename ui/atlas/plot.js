// A plot whose points say what they are and can be chosen. Words arrive escaped and are set by textContent.
const REACH = 24;

export default function ({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector('.im');
  if (box.shown !== data.html) { box.innerHTML = box.shown = data.html; }
  box.classList.add('atlas-plot');
  let tip = box.querySelector('.tip');
  if (!tip) {
    tip = document.createElement('div');
    tip.className = 'tip';
    tip.setAttribute('aria-hidden', 'true');
    box.append(tip);
  }
  tip.hidden = true;
  // The nearest point within reach: a finger is wider than a dot.
  const near = event => {
    let best = null, least = REACH;
    for (const point of box.querySelectorAll('[data-said]')) {
      const { left, top, width, height } = point.getBoundingClientRect();
      const far = Math.hypot(left + width / 2 - event.clientX, top + height / 2 - event.clientY);
      if (far < least) { least = far; best = point; }
    }
    return best;
  };
  const say = event => {
    const point = event.target.closest('svg') && near(event);
    tip.hidden = !point;
    if (!point) return null;
    tip.textContent = point.dataset.said;
    const frame = box.getBoundingClientRect(), { width, height } = tip.getBoundingClientRect();
    const left = Math.min(Math.max(0, event.clientX - frame.left + 14), frame.width - width);
    tip.style.transform = `translate(${left}px, ${Math.max(0, event.clientY - frame.top - height - 14)}px)`;
    return point;
  };
  const move = event => { if (event.pointerType === 'mouse') say(event); };
  const click = event => {
    const point = say(event);
    if (point) setTriggerValue('chosen', point.dataset.key);
  };
  const leave = () => { tip.hidden = true; };
  box.addEventListener('pointermove', move);
  box.addEventListener('pointerleave', leave);
  box.addEventListener('click', click);
  return () => {
    box.removeEventListener('pointermove', move);
    box.removeEventListener('pointerleave', leave);
    box.removeEventListener('click', click);
  };
}
