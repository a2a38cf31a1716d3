package org.dashgrn.installation;
public class PlaceholderTest { @org.junit.Test public void x() { } }
