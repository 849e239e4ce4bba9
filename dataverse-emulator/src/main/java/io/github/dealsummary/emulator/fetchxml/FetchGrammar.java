package io.github.dealsummary.emulator.fetchxml;

import io.github.dealsummary.emulator.store.ODataError;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** The elements FetchXML is made of: what each may have, so that nothing is passed over. */
final class FetchGrammar {
  private static final Map<String, Set<String>> CHILDREN =
      Map.of(
          "fetch", Set.of("entity"),
          "entity", Set.of("attribute", "all-attributes", "order", "filter", "link-entity"),
          "link-entity", Set.of("attribute", "all-attributes", "order", "filter", "link-entity"),
          "filter", Set.of("filter", "condition", "link-entity"),
          "condition", Set.of("value"));
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.of(
          "fetch",
          Set.of(
              "version",
              "output-format",
              "mapping",
              "no-lock",
              "latematerialize",
              "useraworderby",
              "options",
              "aggregate",
              "distinct",
              "top",
              "count",
              "page",
              "paging-cookie",
              "returntotalrecordcount"),
          "entity",
          Set.of("name"),
          "link-entity",
          Set.of("name", "from", "to", "alias", "link-type", "intersect", "visible"),
          "attribute",
          Set.of("name", "alias", "aggregate", "groupby", "distinct", "dategrouping"),
          "order",
          Set.of("attribute", "alias", "descending", "entityname"),
          "filter",
          Set.of("type"),
          "condition",
          Set.of("attribute", "operator", "value", "valueof", "entityname", "uiname", "uitype"),
          "value",
          Set.of("uiname", "uitype"));
  private static final Set<String> TRUTHS =
      Set.of("descending", "distinct", "groupby", "aggregate", "returntotalrecordcount");
  private static final Set<String> TRUTH = Set.of("true", "false", "1", "0");
  // What Dataverse knows and the emulator does not.
  private static final Set<String> UNBUILT = Set.of("rowaggregate", "datasource", "usertimezone");

  private FetchGrammar() {}

  static void check(Element element) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      checkAttribute(element, element.getAttributes().item(i));
    }
    Set<String> known = CHILDREN.getOrDefault(element.getTagName(), Set.of());
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        if (!known.contains(inner.getTagName())) {
          throw FetchElements.invalid(
              "<%s> cannot contain <%s>.".formatted(element.getTagName(), inner.getTagName()));
        }
        check(inner);
      } else if (child instanceof Text text
          && !text.getData().isBlank()
          && !element.getTagName().equals("value")) {
        throw FetchElements.invalid(
            "<%s> cannot contain text: '%s'."
                .formatted(element.getTagName(), text.getData().strip()));
      }
    }
  }

  private static void checkAttribute(Element element, Node attribute) {
    String name = attribute.getNodeName();
    String value = attribute.getNodeValue();
    if (UNBUILT.contains(name)) {
      throw ODataError.notImplemented(
          "the attribute " + name + " of <" + element.getTagName() + ">");
    }
    if (!ATTRIBUTES.getOrDefault(element.getTagName(), Set.of()).contains(name)) {
      throw FetchElements.invalid(
          "<%s> does not have the attribute '%s'.".formatted(element.getTagName(), name));
    }
    boolean function = name.equals("aggregate") && element.getTagName().equals("attribute");
    if (TRUTHS.contains(name) && !function && !TRUTH.contains(value)) {
      throw FetchElements.invalid("'" + value + "' is not a value of '" + name + "'.");
    }
  }
}
