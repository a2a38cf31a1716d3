/**
 * Dense and sparse kernels; the only package that knows ND4J, BLAS and threads.
 */
package org.dashgrn.compute;
