package org.dashgrn.embedded.tests;

/** A part of a dialog that belongs to no class. */
interface ElsewhereLayout {
}
