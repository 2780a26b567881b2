// A rectangle on the map, in pixels.
export class Box {
  constructor(left, right, top, bottom) {
    Object.assign(this, { left, right, top, bottom });
  }

  meets(other) {
    return this.left < other.right && this.right > other.left && this.top < other.bottom && this.bottom > other.top;
  }
}
