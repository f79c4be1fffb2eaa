/**
 * Measurements, not tests: {@link org.gatehouse.bench.TokenBenchmark} in memory, and the resources
 * that {@code src/bench/guard.sh} adds to the portal's WAR. Compiled in the Maven profile {@code
 * bench} only; see {@code src/site/markdown/performance.md}.
 */
package org.gatehouse.bench;
