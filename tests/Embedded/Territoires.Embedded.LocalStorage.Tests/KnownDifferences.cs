namespace Territoires.Embedded.LocalStorage.Tests;

/// <summary>
/// Where Azurite 3.35.0 differs from the documented service. The local storage follows the documentation; nothing else is excused,
/// and the suites assert the difference itself: when Azurite loses one, its line goes.
/// </summary>
internal static class KnownDifferences
{
    public const string TopAbove1000 = "$top above 1000";
    public const string PropertiesAbove252 = "more than 252 properties";
    public const string TwoPartitions = "a transaction on two partitions";
    public const string EntityAbove1MiB = "an entity above 1 MiB";
    public const string RangeAtTheEnd = "a range that begins at the end";
    public const string OpenQuote = "Text eq 'open";
    public const string ListingOfNamesBeyondXml = "listing a blob whose name XML cannot hold";
    public const string TransactionBySignature = "a transaction by a signature on its table";
    public const string NoIdentifier = "a property name that is no identifier";

    /// <summary>What Azurite accepts and the service refuses.</summary>
    public static readonly HashSet<string> Accepted = [TopAbove1000, PropertiesAbove252, TwoPartitions, EntityAbove1MiB, RangeAtTheEnd, OpenQuote, NoIdentifier];

    /// <summary>
    /// What the service does and Azurite fails at: it writes such a name into XML as it is, where the service encodes it; it takes
    /// <c>$batch</c> for the name of the table that was signed.
    /// </summary>
    public static readonly HashSet<string> Failing = [ListingOfNamesBeyondXml, TransactionBySignature];

    /// <summary>The service's error code → Azurite's, at the same status.</summary>
    public static readonly Dictionary<string, string> Codes = new()
    {
        ["OutOfRangeInput"] = "InvalidInput",
        ["KeyValueTooLarge"] = "InvalidInput",
        ["Md5Mismatch"] = "InvalidOperation",
    };

    /// <summary>Filter → the rows that Azurite finds: it compares instants to the millisecond, the service to 100 ns.</summary>
    public static readonly Dictionary<string, string> Filters = new()
    {
        ["At gt datetime'2026-03-01T12:00:00Z'"] = "3",
    };

    /// <summary>It lists a backslash as a slash; the documentation of names tells of no such change.</summary>
    public static string BlobNameOf(string name) => name.Replace('\\', '/');
}
