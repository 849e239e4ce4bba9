package io.github.dealsummary.emulator.web;

import io.github.dealsummary.emulator.query.NextPage;
import io.github.dealsummary.emulator.query.Projection.Many;
import io.github.dealsummary.emulator.query.RequestedPage;
import io.github.dealsummary.emulator.query.RowPage;
import io.github.dealsummary.emulator.query.TableQuery;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Row;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Cuts what a request asks for into pages, and links each to the next. */
final class Paging {
  private static final String TOKEN = "$skiptoken";
  private static final Pattern TOKEN_OPTION = Pattern.compile("(?:\\$|%24)skiptoken=.*");

  private final ApiCall call;
  private final PreferHeader preferences;
  private final String root;
  private final CallerView view;
  private final IdentityHashMap<Many, String> nested = new IdentityHashMap<>();

  Paging(ApiCall call, String root, CallerView view) {
    this.call = call;
    this.preferences = call.preferences();
    this.root = root;
    this.view = view;
  }

  /** With {@code odata.maxpagesize} Dataverse ignores {@code $top}; without, $top ends the list. */
  RowPage of(TableQuery query, List<Row> matching) {
    Optional<NextPage> from = Optional.ofNullable(call.query().get(TOKEN)).map(NextPage::parse);
    boolean topEnds = query.top().isPresent() && !preferences.limitsPages() && from.isEmpty();
    int size = preferences.pageSize();
    int rows = topEnds ? Math.min(query.top().getAsInt(), size) : size;
    RequestedPage asked = new RequestedPage(identity(call.path(), call.query()), from, rows);
    RowPage page = query.page(matching, asked, view);
    return topEnds ? page.asLast() : page;
  }

  /** The URL of the page after one of the request itself. */
  String link(NextPage next) {
    StringBuilder options = new StringBuilder();
    for (String option : call.options().split("&", -1)) {
      // Everything else stays as the client wrote it.
      if (!option.isEmpty() && !TOKEN_OPTION.matcher(option).matches()) {
        options.append(option).append('&');
      }
    }
    return root
        + PercentEncoding.encodePath(call.path())
        + "?"
        + options
        + TOKEN
        + "="
        + next.skipToken();
  }

  /**
   * The first page of rows inside a row.
   *
   * @param limited whether the preference for a page size counts here
   */
  RowPage within(Row row, Many many, boolean limited) {
    int size = limited ? preferences.pageSize() : PreferHeader.MAX_PAGE_SIZE;
    int top = many.query().top().orElse(Integer.MAX_VALUE);
    String identity = identity(path(row, many), PercentEncoding.decodeParameters(options(many)));
    RequestedPage asked = new RequestedPage(identity, Optional.empty(), Math.min(size, top));
    RowPage page = many.query().page(many.rows(view, row), asked, view);
    return top <= size ? page.asLast() : page;
  }

  /** The URL of the rows inside a row: of those behind a page, or of all if that was not cut. */
  String linkWithin(Row row, Many many, RowPage page) {
    String options = options(many);
    if (page.next().isPresent()) {
      String token = TOKEN + "=" + page.next().get().skipToken();
      options = options.isEmpty() ? token : options + "&" + token;
    }
    return root + path(row, many) + (options.isEmpty() ? "" : "?" + options);
  }

  private static String path(Row row, Many many) {
    return row.table().entitySet() + "(" + row.id() + ")/" + many.navigation().name();
  }

  /** The options as written, with the values of the parameter aliases in them. */
  private String options(Many many) {
    return nested.computeIfAbsent(many, this::written);
  }

  private String written(Many many) {
    StringBuilder options = new StringBuilder(PercentEncoding.encodeOptions(many.options()));
    for (Map.Entry<String, String> option : call.query().entrySet()) {
      if (option.getKey().startsWith("@") && many.options().contains(option.getKey())) {
        options.append('&').append(option.getKey()).append('=');
        options.append(PercentEncoding.encodePath(option.getValue()));
      }
    }
    return options.toString();
  }

  private static String identity(String path, Map<String, String> options) {
    Map<String, String> others = new TreeMap<>(options);
    others.remove(TOKEN);
    return path + others;
  }
}
