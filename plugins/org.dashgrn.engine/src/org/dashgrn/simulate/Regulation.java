package org.dashgrn.simulate;

/**
 * One regulator's part in the production of one gene.
 *
 * @param regulator index of the gene that regulates
 * @param target index of the gene that is regulated
 * @param represses whether it enters as NOT a = 1 - a
 * @param ec50 the expression of the regulator at which its activation is one half, in (0, 1)
 * @param exponent Hill's n
 * @param and whether it is joined to those before it by AND (a·b) or by OR (a + b - a·b); of no meaning for the first
 */
record Regulation(int regulator, int target, boolean represses, double ec50, double exponent, boolean and) {
}
