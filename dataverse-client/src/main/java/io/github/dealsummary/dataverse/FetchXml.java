package io.github.dealsummary.dataverse;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A query in Dataverse's own language. It says what {@link Query} cannot, such as joins over
 * several tables and aggregates with aliases. Immutable.
 *
 * <pre>{@code
 * FetchXml.of("accounts", """
 *     <fetch>
 *       <entity name='account'>
 *         <attribute name='name'/>
 *         <filter><condition attribute='name' operator='eq' value='@name'/></filter>
 *       </entity>
 *     </fetch>""").with("name", "O'Brien & Co")
 * }</pre>
 *
 * <p>A page has 5,000 rows, or as many as the fetch's {@code count} says. Pages are read one after
 * the other by their paging cookie. A fetch with {@code top} has one page.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/overview">Query
 *     data using FetchXml</a>
 */
public final class FetchXml extends Reading {
  private static final String PREFERENCES =
      Query.annotations(
          "Microsoft.Dynamics.CRM.fetchxmlpagingcookie", "Microsoft.Dynamics.CRM.morerecords");

  private final String entitySet;
  private final String xml;
  private final Map<String, String> parameters;

  private FetchXml(String entitySet, String xml, Map<String, String> parameters) {
    this.entitySet = entitySet;
    this.xml = xml;
    this.parameters = parameters;
  }

  /**
   * Makes a query of a fetch.
   *
   * @param entitySet the entity set of the fetch's entity: {@code accounts}
   * @throws IllegalArgumentException if the XML is not well-formed or its root is not {@code fetch}
   */
  public static FetchXml of(String entitySet, String xml) {
    Element fetch = Xml.parse(xml).getDocumentElement();
    if (!fetch.getTagName().equals("fetch")) {
      throw new IllegalArgumentException("FetchXML starts with a fetch element.");
    }
    if (!fetch.getAttribute("page").matches("\\d{0,6}")) {
      throw new IllegalArgumentException("The page of a fetch is a number from 1 on.");
    }
    return new FetchXml(ODataNames.simple(entitySet), xml, Map.of());
  }

  /**
   * Puts this value where the fetch has {@code value='@name'} or {@code <value>@name</value>}. The
   * value is escaped; the wildcards of {@code like} keep their meaning.
   *
   * @param value one of the types that {@link Column} lists, but not null
   * @throws IllegalArgumentException if no value of the fetch is {@code @name}
   */
  public FetchXml with(String name, Object value) {
    String text =
        requireNonNull(value) instanceof String plain
            ? Literal.wellFormed(plain)
            : Literal.of(value);
    if (text.codePoints().anyMatch(FetchXml::isNoXml)) {
      throw new IllegalArgumentException(
          "The value has a control character, which XML cannot hold.");
    }
    Map<String, String> next = new LinkedHashMap<>(parameters);
    next.put("@" + ODataNames.simple(name), text);
    if (places(Xml.parse(xml)).stream().noneMatch(place -> place.text().equals("@" + name))) {
      throw new IllegalArgumentException("No value of the fetch is @" + name + ".");
    }
    return new FetchXml(entitySet, xml, next);
  }

  @Override
  String entitySet() {
    return entitySet;
  }

  @Override
  String address() {
    return address(document());
  }

  @Override
  String preferences() {
    return PREFERENCES;
  }

  @Override
  @Nullable String next(ReplyPage.Next said, int pages) {
    if (!said.more()) {
      return null;
    }
    Document document = document();
    Element fetch = document.getDocumentElement();
    String first = fetch.getAttribute("page");
    int page = (first.isEmpty() ? 1 : Integer.parseInt(first)) + pages;
    fetch.setAttribute("page", String.valueOf(page));
    if (said.cookie() != null && !said.cookie().isEmpty()) {
      fetch.setAttribute("paging-cookie", cookie(said.cookie()));
    }
    return address(document);
  }

  private String address(Document document) {
    return entitySet + "?fetchXml=" + Literal.encoded(Xml.text(document));
  }

  private Document document() {
    Document document = Xml.parse(xml);
    for (Place place : places(document)) {
      String value = parameters.get(place.text());
      if (value != null) {
        place.set(value);
      } else if (place.text().matches("@[A-Za-z_]\\w*")) {
        throw new IllegalStateException(
            "The fetch has no value for " + place.text() + ". Give it one.");
      }
    }
    return document;
  }

  /** Takes the cookie out of its annotation, an element in which it is URL-encoded twice. */
  private String cookie(String annotation) {
    try {
      String twice = Xml.parse(annotation).getDocumentElement().getAttribute("pagingcookie");
      return decoded(decoded(twice));
    } catch (IllegalArgumentException e) {
      throw Failures.unreadable(
          "reading " + entitySet, new UnreadableReply("its paging cookie has another form"));
    }
  }

  /** Decodes percent signs only: a plus stays a plus. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static boolean isNoXml(int c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
  }

  /** A place in the fetch where a value stands: an attribute or the text of an element. */
  private record Place(Element element, boolean attribute) {
    String text() {
      return attribute ? element.getAttribute("value") : element.getTextContent();
    }

    void set(String value) {
      if (attribute) {
        element.setAttribute("value", value);
      } else {
        element.setTextContent(value);
      }
    }
  }

  private static List<Place> places(Document document) {
    List<Place> places = new ArrayList<>();
    Xml.elements(document, "condition").forEach(e -> places.add(new Place(e, true)));
    Xml.elements(document, "value").forEach(e -> places.add(new Place(e, false)));
    return places;
  }
}
