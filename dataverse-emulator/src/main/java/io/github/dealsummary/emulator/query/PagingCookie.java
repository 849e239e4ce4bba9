package io.github.dealsummary.emulator.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended, in Dataverse's form: what its last and its first row are sorted by, the id
 * last.
 *
 * <pre>{@code
 * <cookie page="1" seal="9f3b01c2"><fullname last="Yvonne McKay" first="Jim Glynn" />
 *   <contactid last="{49B0BE2E-..}" first="{70BF4D48-..}" place="17" /></cookie>
 * }</pre>
 *
 * <p>The seal and the place are the emulator's own. The place stands in for Dataverse's ascending
 * ids: rows that are sorted alike follow by creation. The seal ties the cookie to its query.
 *
 * @param page the number of the page that ended
 * @param places of the last row and of those linked to it; empty in a cookie that was not sealed
 * @param seal empty in a cookie as Microsoft's pages write it by hand
 */
public record PagingCookie(int page, List<Mark> marks, List<Long> places, String seal) {
  private static final Pattern MARK =
      Pattern.compile(
          "<(\\w+) (?:last=\"([^\"]*)\"|lastnull=\"1\") (?:first=\"([^\"]*)\"|firstnull=\"1\")(?: place=\"(\\d{1,18}(?:,\\d{1,18})*+)\")? ?/>");
  // Possessive, because a cookie comes from outside and must not make this backtrack.
  private static final Pattern COOKIE =
      Pattern.compile(
          "\\s*<cookie page=\"(\\d{1,8})\"(?: seal=\"([0-9a-f]{1,8})\")?>((?:"
              + MARK.pattern().replaceAll("\\((?!\\?)", "(?:")
              + ")++)</cookie>\\s*");
  private static final Pattern GUID =
      Pattern.compile("\\{?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}?");
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:(amp|lt|gt|quot|apos)|#(\\d{1,5}));");

  /**
   * A column that rows are sorted by.
   *
   * @param last its value in the last row; empty is null
   */
  record Mark(String name, Optional<String> last, Optional<String> first) {}

  public PagingCookie {
    marks = List.copyOf(marks);
    places = List.copyOf(places);
  }

  /** Reads a cookie; empty if the text is something else. */
  public static Optional<PagingCookie> parse(String text) {
    Matcher cookie = COOKIE.matcher(text);
    if (!cookie.matches()) {
      return Optional.empty();
    }
    List<Mark> marks = new ArrayList<>();
    List<Long> places = new ArrayList<>();
    for (MatchResult mark : MARK.matcher(cookie.group(3)).results().toList()) {
      marks.add(new Mark(mark.group(1), value(mark.group(2)), value(mark.group(3))));
      if (mark.group(4) != null) {
        Stream.of(mark.group(4).split(",", -1)).map(Long::valueOf).forEach(places::add);
      }
    }
    String seal = cookie.group(2) == null ? "" : cookie.group(2);
    return Optional.of(new PagingCookie(Integer.parseInt(cookie.group(1)), marks, places, seal));
  }

  /** The id of the last row, where nothing else stands in the cookie. */
  public Optional<UUID> key(String column) {
    return marks.size() == 1 && marks.get(0).name().equals(column)
        ? marks.get(0).last().filter(id -> GUID.matcher(id).matches()).map(PagingCookie::guid)
        : Optional.empty();
  }

  private static UUID guid(String inBraces) {
    return UUID.fromString(inBraces.replaceAll("[{}]", ""));
  }

  /** This cookie for the next page of one query. */
  public PagingCookie sealed(String query) {
    return new PagingCookie(page, marks, places, sealFor(query));
  }

  public boolean isSealedFor(String query) {
    return seal.equals(sealFor(query));
  }

  private String sealFor(String query) {
    CRC32 sum = new CRC32();
    sum.update((query + '\n' + page + marks + places).getBytes(UTF_8));
    return Long.toHexString(sum.getValue());
  }

  public String text() {
    StringBuilder text = new StringBuilder("<cookie page=\"" + page + "\" seal=\"" + seal + "\">");
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      text.append('<').append(mark.name());
      append(text, " last", mark.last());
      append(text, " first", mark.first());
      if (i == marks.size() - 1) {
        String all = places.stream().map(String::valueOf).collect(Collectors.joining(","));
        append(text, " place", Optional.of(all));
      }
      text.append(" />");
    }
    return text.append("</cookie>").toString();
  }

  private static void append(StringBuilder text, String attribute, Optional<String> value) {
    text.append(attribute);
    if (value.isEmpty()) {
      text.append("null=\"1\"");
      return;
    }
    text.append("=\"");
    value.get().chars().forEach(c -> text.append(escaped((char) c)));
    text.append('"');
  }

  /** Also what XML or percent-encoding cannot carry, of which a row's text may be made, too. */
  private static String escaped(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&apos;";
      default ->
          c < ' ' || c >= 0xFFFE || Character.isSurrogate(c)
              ? "&#" + (int) c + ";"
              : String.valueOf(c);
    };
  }

  private static Optional<String> value(@Nullable String escaped) {
    return Optional.ofNullable(escaped)
        .map(
            text ->
                REFERENCE
                    .matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(character(found))));
  }

  private static String character(MatchResult reference) {
    String name = reference.group(1);
    if (name == null) {
      return String.valueOf((char) Integer.parseInt(reference.group(2)));
    }
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      default -> "'";
    };
  }
}
