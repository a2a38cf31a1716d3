/**
 * Measures the speed of the installed engine, beside PyTorch on the same workloads. A benchmark run starts one process
 * per measurement, so that no measurement depends on what the JVM has compiled for another.
 */
package org.dashgrn.benchmarks;
