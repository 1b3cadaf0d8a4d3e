using System.Text.RegularExpressions;

namespace Territoires.Tests.Architecture.Platform;

/// <summary>
/// How the app speaks to storage, read from its source: the arguments of these calls matter, and the compiled code does not keep
/// them.
/// </summary>
public sealed partial class StoreSourceTests
{
    private static readonly IReadOnlyList<(string File, string Text)> Sources =
    [
        .. new[] { "Territoires.Core", "Territoires.Web", "Territoires.Functions" }.SelectMany(
            project => Repo.Sources(Repo.At("src", project), "*.cs"))
            .Select(file => (Repo.Name(file), File.ReadAllText(file))),
    ];

    /// <summary>A request's own token would end a save half way, with nobody to say what was written.</summary>
    [Fact]
    public void A_write_is_not_cancelled_with_its_request() =>
        Calls(Write()).Where(call => !call.Text.Contains("CancellationToken.None", StringComparison.Ordinal))
            .Select(call => call.ToString()).ShouldBeEmpty();

    /// <summary>The mode that is not said is Merge: columns of the row before would stay.</summary>
    [Fact]
    public void A_row_is_replaced_never_merged_and_never_written_over_unseen()
    {
        Calls(Update()).Where(call => !call.Text.Contains("TableUpdateMode.Replace", StringComparison.Ordinal))
            .Select(call => call.ToString()).ShouldBeEmpty();
        Sources.Where(source => Unconditional().IsMatch(source.Text)).Select(source => source.File).ShouldBeEmpty();
    }

    /// <summary>
    /// A filter without a partition reads the whole table: once a night, for rows that only time ends and for texts that no row
    /// names; and for the few pages that list the people who were invited.
    /// </summary>
    [Fact]
    public void A_query_names_its_partition()
    {
        var filters = Calls(Filter());

        filters.ShouldNotBeEmpty();
        filters.Where(call => !call.Text.Contains("PartitionKey eq", StringComparison.Ordinal)).Select(call => call.File).ShouldBe(
            [
                "src/Territoires.Core/SignIn/AccessTokenStore.cs", "src/Territoires.Core/Accounts/AccountDirectory.cs",
                "src/Territoires.Core/SignIn/ForgetUnconfirmed.cs",
                "src/Territoires.Core/SignIn/SignInLinkStore.cs",
                "src/Territoires.Web/Sessions/WebSessions.cs",
                "src/Territoires.Core/Storage/SupersededTexts.cs",
            ],
            ignoreOrder: true);
        Calls(Query()).Where(call => !Filtered().IsMatch(call.Text)).Select(call => call.ToString()).ShouldBeEmpty();
    }

    /// <summary>The enumeration follows continuation tokens, over empty pages too; a list of everything would not end.</summary>
    [Fact]
    public void Rows_are_read_as_they_come_and_never_by_hand_made_pages()
    {
        Calls(Query())
            .Where(call => !call.Before.EndsWith("await foreach (var row in ", StringComparison.Ordinal)
                && !AwaitForeach().IsMatch(call.Before)).Select(call => call.ToString()).ShouldBeEmpty();
        Sources.Where(source => source.Text.Contains(".AsPages(", StringComparison.Ordinal)).Select(source => source.File).ShouldBeEmpty();
    }

    [Fact]
    public void Tables_and_containers_are_named_in_one_file() =>
        Sources.Where(source => source.File != "src/Territoires.Core/Storage/TableKeys.cs" && LiteralName().IsMatch(source.Text))
            .Select(source => source.File).ShouldBeEmpty();

    /// <summary>An unspecified kind would be taken as the local time of a machine.</summary>
    [Fact]
    public void A_durable_timer_is_given_an_instant_in_utc()
    {
        var timers = Repo.Sources(Repo.At("src", "Territoires.Orchestrations"), "*.cs")
            .SelectMany(file => Timer().Matches(File.ReadAllText(file))).ToList();

        timers.ShouldNotBeEmpty();
        timers.Where(timer => !timer.Groups["argument"].Value.EndsWith(".UtcDateTime", StringComparison.Ordinal))
            .Select(timer => timer.Value).ShouldBeEmpty();
    }

    /// <summary>Each call to its closing parenthesis, and the text that leads to it.</summary>
    private static List<Call> Calls(Regex pattern) =>
    [
        .. Sources.SelectMany(
            source => pattern.Matches(source.Text)
                .Select(match => new Call(source.File, Before(source.Text, match.Index), ToItsEnd(source.Text, match.Index)))),
    ];

    private static string Before(string text, int index) => text[(text.LastIndexOf('\n', index) + 1)..index].TrimStart();

    private static string ToItsEnd(string text, int start)
    {
        var depth = 0;
        for (var at = text.IndexOf('(', start); at < text.Length; at++)
        {
            depth += text[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return text[start..(at + 1)];
            }
        }

        return text[start..];
    }

    [GeneratedRegex(
        @"\.(AddEntityAsync|UpdateEntityAsync|DeleteEntityAsync|SubmitTransactionAsync|UploadAsync)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Write();

    [GeneratedRegex(@"\.UpdateEntityAsync\(", RegexOptions.None, 1000)]
    private static partial Regex Update();

    [GeneratedRegex(
        @"UpsertEntity|TableTransactionActionType\.(Upsert|UpdateMerge)|TableUpdateMode\.Merge", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unconditional();

    [GeneratedRegex(@"CreateQueryFilter\(", RegexOptions.None, 1000)]
    private static partial Regex Filter();

    [GeneratedRegex(@"\.Query(Async)?<TableEntity>\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Query();

    [GeneratedRegex(@"\(\s*(filter|TableClient\.CreateQueryFilter\()", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Filtered();

    [GeneratedRegex(@"^await foreach \(var \w+ in [\w.()]+$", RegexOptions.None, 1000)]
    private static partial Regex AwaitForeach();

    [GeneratedRegex(@"Get(TableClient|BlobContainerClient)\(\$?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LiteralName();

    [GeneratedRegex(@"CreateTimer\((?<argument>[^,]+),", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Timer();

    private sealed record Call(string File, string Before, string Text)
    {
        public override string ToString() => $"{File}: {Before}{Text}";
    }
}
