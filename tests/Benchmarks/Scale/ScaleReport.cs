using System.Globalization;
using Territoires.Core.Storage;
using static Territoires.Benchmarks.Scale.Assumptions;

namespace Territoires.Benchmarks.Scale;

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
        Row("partitions of a call; messages that an instance takes from a queue at a time", $"{Number(Shards)}; {Number(Messages)}"),
        Row("one request to storage, in sequence", $"{Number(RequestMilliseconds)} ms"),
        Row("finished in the last hour",
            string.Create(CultureInfo.InvariantCulture, $"{LateShare:P0}, twice as many every {DoublingSeconds / 60} minutes")),
        Row("what lists show of an application, in memory; an item in the state of a session, without its votes",
            $"{Number(ApplicationBytes)} bytes; {Number(ItemBytes)} bytes"),
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
        Row("applications in the fullest of the partitions", size => Number(size.FullestShard())),
        Row("requests that list every application; the time of those in sequence", size =>
            $"{Number(size.WholeRead())}; {Time(size.WholeReadInSequence())}"),
        Row($"one mail to each applicant, {Number(Messages)} at a time, beside the mail server's time", size =>
            Time(size.Mails() / Messages)),
        Row("applications in memory for a list", size => Bytes((double)size.Applications * ApplicationBytes)),
        Row("requests of the milestone of eligibility, over all decisions", size => Number(size.EligibilityReads())),
        Row($"the time that their queue takes, {Number(Messages)} at a time", size => Time(size.Applications / Messages)),
        Row("requests of the milestone of reviews, over all reviews", size => Number(size.ReviewReads())),
        Row($"the time that their queue takes, {Number(Messages)} at a time", size =>
            Time(size.Applications * (long)Reviewers * size.ReviewReadsInSequence() / Messages)),
        Row("votes, when the session votes on each", size => Number(size.Votes())),
        Row("the state that each of those votes writes", size => Bytes(size.SessionBytes())),
        Row("the same for all of them, until the sweep has removed it", size => Bytes(size.SessionBytes() * size.Votes())),
        Row($"nights that the sweep takes, {Number(SupersededTexts.MostANight)} texts marked or removed in each", size =>
            Number(size.NightsOfSweep())),
        string.Empty,
        $"| the state of a session of {Number(MeasuredSession.Members)} members and {Number(MeasuredSession.Files)} files of "
            + $"{Number(Reviewers)} reviews, written by the domain | characters |",
        "|---|---|",
        .. Session(),
        string.Empty,
        "| what binds | |",
        "|---|---|",
        Row($"a list of a call takes the {Seconds(HostSeconds)} of a request at",
            $"{Number(HostSeconds * 1_000L / RequestMilliseconds * PageOfRows * Shards)} applications"),
        Row("a list fills half of an instance's memory at",
            $"{Number(InstanceMegabytes * 1024L * 1024 / 2 / ApplicationBytes)} applications"),
    ];

    private static IEnumerable<string> Session()
    {
        var (without, byJuror, asLetters) = MeasuredSession.Measure();
        yield return Row("without any vote: seats, agenda, marks", Number(without));
        yield return Row("all have voted, each vote by its juror, as it was before", Number(byJuror));
        yield return Row("all have voted, a letter a vote", Number(asLetters));
    }

    private static IEnumerable<string> Peaks()
    {
        var peaks = Sizes.Select(size => size.Peak()).ToArray();
        yield return Row("submissions in the busiest second", peaks.Select(peak => Number(peak.Submissions)));
        yield return Row("requests on HTTP in the busiest second", peaks.Select(peak => Number(peak.OnHttp)));
        yield return Row(
            "requests to storage in the busiest second", peaks.Select(peak => Against(peak.ToStorage, AccountRequestsASecond)));
        yield return Row(
            "reads of the call's one row in the busiest second", peaks.Select(peak => Against(peak.CallReads, PartitionEntitiesASecond)));
        yield return Row(
            $"rows written into each partition of the call in the busiest second, {Number(RowsOfASave)} a save",
            peaks.Select(peak => Against(peak.Saves * RowsOfASave / Shards, PartitionEntitiesASecond)));
        yield return Row(
            "rows in the one partition of public numbers in the busiest second",
            peaks.Select(peak => Against(peak.Submissions, PartitionEntitiesASecond)));
    }

    private static string Row(string what, string value) => $"| {what} | {value} |";

    private static string Row(string what, Func<ScaleModel, string> value) => Row(what, Sizes.Select(value));

    private static string Row(string what, IEnumerable<string> values) => $"| {what} | {string.Join(" | ", values)} |";

    private static string Asked(StorageRequests requests) =>
        $"{Number(requests.Tables)} + {Number(requests.Blobs)} + {Number(requests.Queues)} ({Number(requests.CallReads)})";

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
        < 1e6 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:N0} KB"),
        < 1e9 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N0} MB"),
        < 1e12 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:N1} GB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e12:N0} TB"),
    };
}
