using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Territoires.Domain.Applications;
using Territoires.Domain.Enquiries;
using Territoires.Domain.Instruction;

namespace Territoires.Core.Storage;

/// <summary>
/// Every table, container, queue and key of the app is named here and nowhere else. Keys hold no <c>/ \ # ?</c> and no control
/// character; numbers are padded with zeros, because the order of keys is ordinal.
/// </summary>
public static class TableKeys
{
    public const string CallsTable = "calls";
    public const string ApplicationsTable = "applications";
    public const string ReviewsTable = "reviews";
    public const string SessionsTable = "sessions";
    public const string ProgrammesTable = "programmes";
    public const string EnquiriesTable = "enquiries";
    public const string IndexTable = "indexes";

    /// <summary>Those that hold states and facts.</summary>
    public static readonly IReadOnlyList<string> AggregateTables =
        [CallsTable, ApplicationsTable, ReviewsTable, SessionsTable, ProgrammesTable, EnquiriesTable];

    /// <summary>Who may sign in: the one place where an electronic address stands.</summary>
    public const string AccountsTable = "accounts";

    public const string SignInLinksTable = "signinlinks";
    public const string WebSessionsTable = "websessions";
    public const string MailsTable = "mails";

    /// <summary>What programs act with, each in the name of an account.</summary>
    public const string AccessTokensTable = "accesstokens";

    /// <summary>Who signed each application, apart from every fact.</summary>
    public const string SignaturesTable = "signatures";

    /// <summary>The seed of each call's draw: read by the opening and by the minutes, shown by nothing else.</summary>
    public const string DrawSeedsTable = "drawseeds";

    /// <summary>What facts ask for.</summary>
    public const string EffectsQueue = "effects";

    public const string MailsQueue = "mails";

    public const string DocumentsContainer = "documents";
    public const string TextsContainer = "texts";
    public const string KeysContainer = "keys";
    public const string ReferentialContainer = "referential";

    /// <summary>The key of a row that is alone in its partition.</summary>
    public const string Alone = "state";

    /// <summary>Begins the key of the row that holds what an aggregate is now.</summary>
    public const string StatePrefix = "state|";

    public const string FactPrefix = "fact|";
    public const string OutboxPrefix = "outbox|";

    /// <summary>Begins the key of a row of words that stand apart from their fact: see <see cref="ApartWords"/>.</summary>
    public const string ApartPrefix = "apart|";

    /// <summary>
    /// What is listed together stands in this many partitions, because one takes 2,000 entities a second; and in no more than the busiest
    /// second of a call writes into (<c>infra/scale.md</c>), because each is a request of every list.
    /// </summary>
    public const int Shards = 4;

    /// <summary>
    /// Where an aggregate is kept: calls in shards of their own, applications in a shard of their call, reviews in that of their
    /// application, a session alone, the programmes, which are few, together, and so the enquiries of each call.
    /// </summary>
    /// <param name="table">Of the aggregate.</param>
    /// <param name="id">Of the aggregate. One that no aggregate can have gives a partition in which nothing is kept.</param>
    public static string Partition(string table, string id) => table switch
    {
        CallsTable => Calls(Shard(id)),
        ApplicationsTable => ApplicationKey.CallOf(id) is { } call ? OfCall(call, Shard(id)) : id,
        ReviewsTable => Partition(ApplicationsTable, ReviewId.ApplicationOf(id)),
        SessionsTable => id,
        ProgrammesTable => Programmes,
        EnquiriesTable => EnquiryId.CallOf(id) is { } call ? EnquiriesOf(call) : id,
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "It holds no aggregates."),
    };

    /// <summary>Every partition that calls are kept in.</summary>
    public static IEnumerable<string> OfCalls => Enumerable.Range(0, Shards).Select(Calls);

    /// <summary>Every partition that holds applications of the call, and in the table of reviews their reviews.</summary>
    public static IEnumerable<string> OfCall(string call) => Enumerable.Range(0, Shards).Select(shard => OfCall(call, shard));

    /// <summary>The one partition of programmes.</summary>
    public static string Programmes => "programmes";

    /// <summary>The one partition of the enquiries of a call.</summary>
    public static string EnquiriesOf(string call) => call;

    public static string State(string id) => StatePrefix + id;

    public static string Facts(string id) => $"{FactPrefix}{id}|";

    public static string Fact(string id, long sequence) => Facts(id) + Padded(sequence);

    public static string Outboxes(string id) => $"{OutboxPrefix}{id}|";

    public static string Outbox(string id, long sequence) => Outboxes(id) + Padded(sequence);

    public static string Aparts(string id) => $"{ApartPrefix}{id}|";

    /// <summary>The words of a fact, numbered from 1 where it has several.</summary>
    public static string Apart(string id, long sequence, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Aparts(id)}{Padded(sequence)}-{number}");

    /// <summary>The aggregate that a row of its partition belongs to.</summary>
    public static string IdOf(string row) => row.StartsWith(StatePrefix, StringComparison.Ordinal)
        ? row[StatePrefix.Length..]
        : row[(row.IndexOf('|', StringComparison.Ordinal) + 1)..row.LastIndexOf('|')];

    /// <summary>Asks for every row of a partition whose key begins with <paramref name="prefix"/>.</summary>
    public static string Range(string partition, string prefix) => TableClient.CreateQueryFilter(
        $"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {After(prefix)}");

    /// <summary>Every row of a partition whose key begins with <paramref name="prefix"/> lies in [prefix, this).</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    /// <summary>Where what was given up stands, as the host names it.</summary>
    public static string PoisonOf(string queue) => $"{queue}-poison";

    public static string ApplicationsOfOwner(string owner) => $"owner-{Digest(owner)}";

    public static string Numbers(string call) => $"numbers-{call}";

    public static string DraftKey(string call, string owner, string idempotencyKey) =>
        $"draft-{Digest($"{call}\n{owner}\n{idempotencyKey}")}";

    /// <summary>The key of the account of an address, which is the account's name everywhere else.</summary>
    public static string Account(string address) => Digest(address);

    /// <summary>The row that names the accounts that administer.</summary>
    public static string Administrators => "administrators";

    public static string AccountOfActor(string actor) => $"actor-{Digest(actor)}";

    /// <summary>What people are shown as.</summary>
    public static string Qualities => "qualities";

    /// <summary>Only this hash of a link's token is kept.</summary>
    public static string SignInLink(string token) => $"link-{Digest(token)}";

    public static string SignInLinksAsked(string account) => $"asked-{account}";

    /// <summary>The code that a browser may type, one at a time.</summary>
    public static string SignInCodeOf(string browser) => $"code-{browser}";

    /// <summary>Only this hash of a code is kept.</summary>
    public static string SignInCode(string browser, string code) => Digest($"{browser}\n{code}");

    public static string BrowserMark(string mark) => Digest(mark);

    public static string Mail(string id) => $"mail-{id}";

    /// <summary>Mails that were given up: what an administrator is shown.</summary>
    public static string MailsRefused => "refused";

    /// <summary>Mails that a development installation shows instead of sending them.</summary>
    public static string MailsKept => "kept";

    public static int Shard(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key))[0] % Shards;

    private static string Calls(int shard) => string.Create(CultureInfo.InvariantCulture, $"calls-{shard:00}");

    private static string OfCall(string call, int shard) => string.Create(CultureInfo.InvariantCulture, $"{call}-{shard:00}");

    /// <summary>Makes a key of any text: 32 hexadecimal digits of its SHA-256.</summary>
    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    private static string Padded(long number) => number.ToString("D10", CultureInfo.InvariantCulture);
}
