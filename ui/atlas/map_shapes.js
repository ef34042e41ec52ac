// Which outline lies at a point: boxes first, for most are elsewhere; each is read when it is first needed.

class Shapes {
  constructor(paths) {
    this.paths = paths;
    this.boxes = [];
    this.areas = [];
    this.canvas = document.createElement('canvas').getContext('2d');
  }

  // The position of the path that covers the point, -1 where none does.
  at(point) {
    return this.paths.findIndex((_, index) => this.covers(index, point));
  }

  covers(index, { x, y }) {
    const [left, top, right, bottom] = (this.boxes[index] ??= this.box(index));
    if (x < left || x > right || y < top || y > bottom) return false;
    this.areas[index] ??= new Path2D(this.paths[index]);
    return this.canvas.isPointInPath(this.areas[index], x, y, 'evenodd');
  }

  box(index) {
    let x = 0, y = 0;
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [, command, text] of this.paths[index].matchAll(/([Ml])([^Mlz]+)/g)) {
      const numbers = text.match(/-?\d+/g).map(Number);
      for (let i = 0; i < numbers.length; i += 2) {
        x = numbers[i] + (command === 'l' ? x : 0);
        y = numbers[i + 1] + (command === 'l' ? y : 0);
        box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
      }
    }
    return box;
  }
}
