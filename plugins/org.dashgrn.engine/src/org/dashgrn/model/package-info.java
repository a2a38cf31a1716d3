/**
 * The right-hand sides that are trained (PHOENIX), their parameters and masks, and the model file.
 */
package org.dashgrn.model;
