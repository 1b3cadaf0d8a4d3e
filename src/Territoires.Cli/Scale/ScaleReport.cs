using System.Globalization;
using Territoires.Core.Storage;
using static Territoires.Cli.Scale.Assumptions;

namespace Territoires.Cli.Scale;

/// <summary>The tables of <c>infra/scale.md</c>, as they stand there.</summary>
public static class ScaleReport
{
    private static readonly ScaleModel[] Sizes = [new(1_000), new(100_000), new(1_000_000)];

    public static IEnumerable<string> Lines() =>
    [
        "| taken for granted | |",
        "|---|---|",
        Row("target of a table partition, entities a second", Number(PartitionEntitiesASecond)),
        Row("target of a storage account, requests a second", Number(AccountRequestsASecond)),
        Row("the host's limit of a request", Seconds(HostSeconds)),
        Row("index and outbox partitions", Number(Shards)),
        Row("one request to storage, in sequence", $"{Number(RequestMilliseconds)} ms"),
        Row("finished in the last hour", string.Create(CultureInfo.InvariantCulture, $"{LateShare:P0}, twice as many every {DoublingSeconds / 60} minutes")),
        Row("an application in memory; a vote in the state of a session", $"{Number(ApplicationBytes)} bytes; {Number(VoteBytes)} bytes"),
        Row("a text longer than this stands apart from its row", $"{Number(LongTexts.MaxInRow / 1_024)} KB"),
        Row("jurors of a session; reviewers of an application", $"{Number(Jurors)}; {Number(Reviewers)}"),
        string.Empty,
        "| requests to storage: tables + blobs + queues (of them the call's row) | times | the act | the page after it |",
        "|---|---|---|---|",
        .. BeforeSubmission.Append(Submit).Select(act => Row(act.Name, [Number(act.Times), Asked(act.Requests), Asked(act.Page)])),
        Row("send a mail that waits in its queue", ["1", Asked(Mail), "–"]),
        string.Empty,
        $"| one call | {string.Join(" | ", Sizes.Select(size => Number(size.Applications)))} |",
        "|---|---|---|---|",
        .. Peaks(),
        Row("rows in the fullest of the index partitions", size => Number(size.FullestShard())),
        Row("reading every application, in sequence", size => Time(size.WholeRead())),
        Row("one mail to each applicant, in sequence, beside the mail server's time", size => Time(size.Mails())),
        Row("applications in memory for a list", size => Bytes((double)size.Applications * ApplicationBytes)),
        Row("reads of the milestone of eligibility, over all decisions", size => Number(size.EligibilityReads())),
        Row("the same, in sequence", size => Time(size.EligibilityReads())),
        Row("reads of the milestone of reviews, over all reviews", size => Number(size.ReviewReads())),
        Row("the same, in sequence", size => Time(size.ReviewReads())),
        Row("votes, when the session votes on each", size => Number(size.Session().Votes)),
        Row("texts that those votes leave behind", size => Bytes(size.Session().Bytes)),
        Row($"activities of {Number(PageOfApplications)} applications; rounds of {Number(InFlight)}; events in the history", size => $"{Number(size.FanOut().Pages)}; {Number(size.FanOut().Rounds)}; {Number(size.FanOut().Events)}"),
        string.Empty,
        "| what binds | |",
        "|---|---|",
        Row($"a list of a call, or its ranking, takes the {Seconds(HostSeconds)} of a request at", $"{Number(HostSeconds * 1_000 / RequestMilliseconds)} applications"),
        Row("a list fills half of an instance's memory at", $"{Number(InstanceMegabytes * 1024L * 1024 / 2 / ApplicationBytes)} applications"),
        Row("a history takes the paged activities of", $"{Number(HistoryEvents / 2 * PageOfApplications / (InFlight + 1) * InFlight)} applications before it must be begun anew"),
    ];

    private static IEnumerable<string> Peaks()
    {
        var peaks = Sizes.Select(size => size.Peak()).ToArray();
        yield return Row("submissions in the busiest second", peaks.Select(peak => Number(peak.Submissions)));
        yield return Row("requests on HTTP in the busiest second", peaks.Select(peak => Number(peak.OnHttp)));
        yield return Row("requests to storage in the busiest second", peaks.Select(peak => Against(peak.ToStorage, AccountRequestsASecond)));
        yield return Row("reads of the call's one row in the busiest second", peaks.Select(peak => Against(peak.CallReads, PartitionEntitiesASecond)));
        yield return Row("rows in the one partition of public numbers in the busiest second", peaks.Select(peak => Against(peak.Submissions, PartitionEntitiesASecond)));
    }

    private static string Row(string what, string value) => $"| {what} | {value} |";

    private static string Row(string what, Func<ScaleModel, string> value) => Row(what, Sizes.Select(value));

    private static string Row(string what, IEnumerable<string> values) => $"| {what} | {string.Join(" | ", values)} |";

    private static string Asked(StorageRequests requests) => $"{Number(requests.Tables)} + {Number(requests.Blobs)} + {Number(requests.Queues)} ({Number(requests.CallReads)})";

    private static string Against(int value, int target) => value > target ? $"**{Number(value)}**" : Number(value);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Seconds(double seconds) => seconds switch
    {
        < 600 => string.Create(CultureInfo.InvariantCulture, $"{seconds:N0} s"),
        < 172_800 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3_600:N1} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400:N0} days"),
    };

    private static string Time(long requests) => Seconds(requests * RequestMilliseconds / 1_000.0);

    private static string Bytes(double bytes) => bytes switch
    {
        < 1e9 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N0} MB"),
        < 1e12 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:N1} GB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e12:N0} TB"),
    };
}
