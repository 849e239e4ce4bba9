package io.github.dealsummary.emulator.fetchxml;

import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The XML of FetchXML: its elements, their attributes, and what is wrong with them. */
final class FetchElements {
  private FetchElements() {}

  static Element parse(String xml) {
    try {
      // The JDK's own, and not one that the class path brings along.
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      // The text comes from outside. Without a document type it has no entities.
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // The default one prints to standard error.
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (SAXException | IOException e) {
      throw new ODataError(400, "0x80041129", "Invalid XML. " + e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  static Column column(Table table, String name) {
    return table
        .column(name)
        .orElseThrow(
            () ->
                new ODataError(
                    400,
                    "0x80041103",
                    "'%s' entity doesn't contain attribute with Name = '%s' and NameMapping = 'Logical'."
                        .formatted(table.schemaName(), name)));
  }

  static Stream<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found.stream();
  }

  static boolean isTrue(Element element, String attribute) {
    String value = element.getAttribute(attribute);
    return value.equals("true") || value.equals("1");
  }

  static ODataError invalid(String message) {
    return new ODataError(400, "0x80040203", "Invalid FetchXML. " + message);
  }
}
