package org.dashgrn.data;
public class PlaceholderTest { @org.junit.Test public void runs() { } }
