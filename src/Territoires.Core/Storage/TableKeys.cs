using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Territoires.Core.Accounts;
using Territoires.Core.Mail;

namespace Territoires.Core.Storage;

/// <summary>
/// Every table, container and key of the app is named here and nowhere else. Keys hold no <c>/ \ # ?</c> and no control
/// character; numbers are padded with zeros, because the order of keys is ordinal.
/// </summary>
public static class TableKeys
{
    public const string CallsTable = "calls";
    public const string ApplicationsTable = "applications";
    public const string ReviewsTable = "reviews";
    public const string SessionsTable = "sessions";
    public const string IndexTable = "indexes";

    /// <summary>Who may sign in: the one place where an electronic address stands.</summary>
    public const string AccountsTable = "accounts";

    public const string SignInLinksTable = "signinlinks";
    public const string WebSessionsTable = "websessions";
    public const string MailsTable = "mails";

    /// <summary>Who signed each application, apart from every fact.</summary>
    public const string SignaturesTable = "signatures";

    /// <summary>The seed of each call's draw: read by the opening and by the minutes, shown by nothing else.</summary>
    public const string DrawSeedsTable = "drawseeds";

    public const string DocumentsContainer = "documents";
    public const string TextsContainer = "texts";
    public const string KeysContainer = "keys";
    public const string ReferentialContainer = "referential";

    /// <summary>The row that holds what an aggregate is now.</summary>
    public const string State = "state";

    public const string FactPrefix = "fact-";
    public const string OutboxPrefix = "outbox-";

    /// <summary>Index partitions are sharded, because one partition takes 2,000 entities a second.</summary>
    public const int Shards = 16;

    public static string Fact(long sequence) => FactPrefix + Padded(sequence);

    public static string Outbox(long sequence) => OutboxPrefix + Padded(sequence);

    /// <summary>Every row of a partition whose key begins with <paramref name="prefix"/> lies in [prefix, this).</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    public static string OutboxPartition(int shard) => string.Create(CultureInfo.InvariantCulture, $"outbox-{shard:00}");

    public static string OutboxPartition(string aggregate) => OutboxPartition(Shard(aggregate));

    public static string OutboxPointer(string table, string key, long version) => $"{table}|{key}|{Padded(version)}";

    public static string ApplicationsOfCall(string call, int shard) => string.Create(CultureInfo.InvariantCulture, $"call-{call}-{shard:00}");

    public static string ApplicationsOfOwner(string owner) => $"owner-{Digest(owner)}";

    public static string CallList => "calls";

    public static string Numbers(string call) => $"numbers-{call}";

    public static string DraftKey(string call, string owner, string idempotencyKey) => $"draft-{Digest($"{call}\n{owner}\n{idempotencyKey}")}";

    /// <summary>The key of the account of an address, which is the account's name everywhere else.</summary>
    public static string Account(string address) => Digest(address);

    public static string AccountOfActor(string actor) => $"actor-{Digest(actor)}";

    /// <summary>Only this hash of a link's token is kept.</summary>
    public static string SignInLink(string token) => $"link-{Digest(token)}";

    public static string SignInLinksAsked(string account) => $"asked-{account}";

    /// <summary>The code that a browser may type, one at a time.</summary>
    public static string SignInCodeOf(string browser) => $"code-{browser}";

    /// <summary>Only this hash of a code is kept.</summary>
    public static string SignInCode(string browser, string code) => Digest($"{browser}\n{code}");

    public static string BrowserMark(string mark) => Digest(mark);

    public static string Mail(string id) => $"mail-{id}";

    public static string MailsLeft(int shard) => string.Create(CultureInfo.InvariantCulture, $"left-{shard:00}");

    public static string MailsLeft(string id) => MailsLeft(Shard(id));

    /// <summary>Mails that a development installation shows instead of sending them.</summary>
    public static string MailsKept => "kept";

    public static int Shard(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key))[0] % Shards;

    /// <summary>Makes a key of any text: 32 hexadecimal digits of its SHA-256.</summary>
    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    private static string Padded(long number) => number.ToString("D10", CultureInfo.InvariantCulture);
}
