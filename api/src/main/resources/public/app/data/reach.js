// Whether the platform answers, and when the newest value was measured that it gave. Events: "away" whenever it did not
// answer, "back" when it does again.
class Reach extends EventTarget {
  away = false;
  newest = null;

  answered() {
    if (this.away) {
      this.away = false;
      this.dispatchEvent(new Event("back"));
    }
  }

  failed() {
    this.away = true;
    this.dispatchEvent(new Event("away"));
  }

  /** Hears of a value's time, in milliseconds. */
  measured(time) {
    this.newest = Math.max(this.newest ?? time, time);
  }
}

export const reach = new Reach();
