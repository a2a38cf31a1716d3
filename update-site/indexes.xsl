<?xml version="1.0" encoding="UTF-8"?>
<!-- The indexes of the site in an order of their own and without the time of the build, which p2 does not need. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>
  <xsl:template match="property[@name='p2.timestamp']"/>
  <xsl:template match="units|artifacts|properties|provides|requires">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:apply-templates select="*">
        <xsl:sort select="@id"/>
        <xsl:sort select="@classifier"/>
        <xsl:sort select="@namespace"/>
        <xsl:sort select="@name"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
