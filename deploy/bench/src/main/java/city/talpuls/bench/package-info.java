/**
 * Measures the platform and kills its parts: {@link city.talpuls.bench.House} runs each part as a process of its own, as
 * {@code ./talpuls run} does; {@link city.talpuls.bench.ChaosDrill} takes them away under load and counts what is left,
 * {@link city.talpuls.bench.FuzzDrill} feeds it nonsense, {@link city.talpuls.bench.IngestBenchmark} says how much goes
 * through, {@link city.talpuls.bench.CodecBenchmark} how fast payloads are decoded,
 * {@link city.talpuls.bench.WasteBenchmark} how well full bins are foreseen. May know how the platform is started, and its
 * store to count in it. Deliberately not here: anything that the platform needs.
 */
@NullMarked
package city.talpuls.bench;

import org.jspecify.annotations.NullMarked;
