/**
 * Judging a model: its regulatory network against a reference, its dynamics against data.
 */
package org.dashgrn.evaluate;
