/**
 * A small client for the Microsoft Dataverse Web API.
 *
 * <pre>{@code
 * try (DataverseClient sales =
 *     DataverseClient.builder("https://contoso-sales.crm.dynamics.com")
 *         .tokens(EntraTokens.clientSecret(tenantId, clientId, secret))
 *         .build()) {
 *   sales.stream(Query.of("accounts").select("name").where(column("statecode").eq(0)))
 *       .forEach(row -> System.out.println(row.string("name").orElse("")));
 * }
 * }</pre>
 *
 * <h2>Map of the package</h2>
 *
 * <p>{@link DataverseClient} is the way in. The types behind it are in six groups.
 *
 * <p><b>Asking</b>: values that say what is asked. They know no connection.
 *
 * <ul>
 *   <li>{@link Reading} is what can be read: a {@link Query} or {@link FetchXml}, and {@link
 *       NextPages} for the rest of a collection. {@link Condition}, {@link Column}, {@link Order},
 *       {@link Expand} and {@link Grouping} are parts of a query. {@link RowMapper} makes a value
 *       of each row.
 *   <li>{@link Key} names one row. {@link Write} changes one, {@link ChangeSet} several.
 *   <li>{@link FunctionCall} and {@link ActionCall} call a function or an action on a {@link
 *       CallTarget}. {@link EnumMember} is a kind of parameter.
 *   <li>{@link Batch} holds several readings.
 *   <li>{@link Literal}, {@link ODataNames}, {@link JsonText} and {@link Xml} are the only places
 *       that write values and names into a request.
 * </ul>
 *
 * <p><b>Sending</b>: the way of one call. {@link ClientView} adds what a view of the client adds,
 * such as the caller. {@link Transport} is what all views share. {@link Exchange} sends an {@link
 * ApiRequest} over {@link Connections}, as often as {@link RetryPolicy} allows, and tells a {@link
 * DataverseListener}. {@link BatchBody} and {@link Multipart} put several requests into one. {@link
 * EnvironmentAddress} keeps a request, and the token in it, with its environment. {@link
 * LibraryVersions} looks whether OkHttp and Jackson find what they need.
 *
 * <p>The way out: {@link OutboundProxy} says which requests use which proxy. {@link ProxyChoice}
 * asks it after the JVM, {@link ProxySignIn} signs in, or throws a {@link ProxyRefusal}. {@link
 * ProxyAddress} and {@link ExemptHosts} read the variables.
 *
 * <p><b>Time</b>: {@link CallEnd} is what ends a call: its {@link Deadline}, a {@link
 * Cancellation}, or the end of the client. The last two are a {@link Signal}. {@link RetryAfter}
 * reads how long the server asks to wait. {@link TimeSource} has the clocks, so that a test can set
 * them.
 *
 * <p><b>Throttling</b>: {@link Gate} gives out request slots, as many as {@link ConcurrencyLimit}
 * allows.
 *
 * <p><b>Reading</b> replies: each {@link ReplyReader} makes something of a {@link ReplyHead} and a
 * body.
 *
 * <ul>
 *   <li>{@link JsonReply} and {@link RowReader} read {@link Row}s and their {@link Lookup}s, which
 *       share {@link ColumnNames} and, by {@link TextCache}, short texts.
 *   <li>{@link ReplyPage} is one reply to a query, {@link ReplyPages} all of them; {@link Page} is
 *       what the caller sees.
 *   <li>{@link BatchReply}, {@link BatchOfOneReply}, {@link ChangeSetReply}, {@link WriteReply} and
 *       {@link CountReply} read the other replies; {@link MultipartReader} takes a batch apart.
 *       {@link WriteResult} and {@link WhoAmI} are results.
 *   <li>{@link Failures} makes each {@link DataverseException} of a reply, {@link LostCalls} those
 *       of a call without one: a {@link LostAnswer} has its {@link NetworkCause}, which follows
 *       from the {@link Progress} of the call and, for TLS, from {@link TlsFailure}. {@link
 *       ErrorBody} reads what the reply says, {@link ErrorCode} writes its code in one form, and
 *       {@link KnownError} says what the code means. {@link UnreadableReply} and {@link
 *       MapperFailure} lead to them, and {@link LimitedStream} ends a reply that is too large.
 *       {@link ReplyLimit} says how large one may be, and {@link ReplySpace} all that are read at
 *       the same time.
 * </ul>
 *
 * <p><b>Tokens</b>: a {@link TokenSource} answers a {@link TokenRequest}, which is an {@link
 * HttpTokenRequest} here, with an {@link AccessToken}. {@link TokenCache} keeps it. The package
 * {@link io.github.dealsummary.dataverse.entra} has the sources for Microsoft Entra ID.
 */
@NullMarked
package io.github.dealsummary.dataverse;

import org.jspecify.annotations.NullMarked;
