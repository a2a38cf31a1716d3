/**
 * The command {@code dash sweep}: many trainings, described by a YAML file, on threads or on a cluster. Only
 * {@link org.dashgrn.sweep.SweepApplication} knows of OSGi; everything else runs on a plain class path too.
 */
package org.dashgrn.sweep;
