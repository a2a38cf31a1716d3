/** Sweeps on an Apache Spark cluster. Scheduling, transport and repetition of lost tasks are Spark's. */
package org.dashgrn.spark;
