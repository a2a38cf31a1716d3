package org.dashgrn.compute;
public class PlaceholderTest { @org.junit.Test public void runs() { } }
