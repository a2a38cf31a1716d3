/**
 * Runge-Kutta solvers that integrate all intervals of a batch at once, with the exact gradient of the discrete solution.
 */
package org.dashgrn.solve;
